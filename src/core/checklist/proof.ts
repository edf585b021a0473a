import type { OutcomeId } from '../decision/index.js';
import type { ChecklistEntry, ItemId } from './types.js';

/** What shows that a decision was carried out: the work without which the outcome is another one in practice. */
const proofs: Readonly<Record<OutcomeId, readonly ItemId[]>> = {
  'api-key': [
    'refused-unsigned-requests',
    'hashed-keys',
    'no-secret-in-clients',
    'limit-per-credential',
    'overlap-rotation',
    'timed-revocation',
  ],
  'jwt-refresh': [
    'checked-claims',
    'pinned-algorithms',
    'short-access-tokens',
    'refresh-rotation',
    'timed-revocation',
  ],
  'key-to-jwt': [
    'hashed-keys',
    'short-exchanged-tokens',
    'checked-claims',
    'stripped-identity-headers',
    'timed-revocation',
  ],
  'session-to-jwt': [
    'cookie-attributes',
    'csrf-defence',
    'actor-in-token',
    'refresh-rotation',
    'audience-per-service',
    'internal-token-stays-inside',
    'checked-claims',
    'timed-revocation',
  ],
  'revocable-token': [
    'denylist-by-id',
    'denylist-until-expiry',
    'cache-is-delay',
    'checked-claims',
    'timed-revocation',
  ],
  'cookie-session': [
    'cookie-attributes',
    'csrf-defence',
    'logout-on-server',
    'session-timeouts',
    'timed-revocation',
  ],
  'client-credentials': [
    'strong-client-authentication',
    'short-access-tokens',
    'checked-claims',
    'signing-key-rotation',
    'timed-revocation',
  ],
  'workload-identity': [
    'renewed-workload-identity',
    'no-secret-in-clients',
    'checked-claims',
    'short-access-tokens',
    'timed-revocation',
  ],
  'webhook-signature': [
    'sign-webhooks',
    'secret-per-endpoint',
    'document-signature-check',
    'deduplicated-events',
    'overlap-rotation',
  ],
  none: ['settle-conflict'],
};

const ENOUGH = 5;

/**
 * The items of a list, five at most, that prove one of its decisions; those nobody named come after, in their order. An
 * open decision proves nothing but that it has been settled.
 */
export function proofOf(outcome: string, items: readonly ChecklistEntry[]): ChecklistEntry[] {
  const named = proofs[outcome as OutcomeId] ?? [];
  const applying = items.filter(({ status }) => status !== 'not-applicable');
  const first = named.flatMap((id) => applying.find((item) => item.id === id) ?? []);
  const rest = applying.filter((item) => !first.includes(item));
  return outcome === 'none' ? first : [...first, ...rest].slice(0, ENOUGH);
}
