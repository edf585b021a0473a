import { publish } from '../actors/attacker.js';
import type { Engine } from '../engine.js';
import { isCredentialId, isWhole } from '../read.js';
import { rotateKey as askToRotate } from '../requests/rotate.js';
import type { CredentialId, CredentialRow } from '../types/index.js';
import type { CommandKind } from '../commandKind.js';

const MAX_OVERLAP_S = 7 * 86_400;

export const rotateKey: CommandKind<'rotate'> = {
  type: 'rotate',
  isValid: ({ credential, overlapS }) =>
    isCredentialId(credential) && isWhole(overlapS) && overlapS <= MAX_OVERLAP_S,
  lane: ({ tables }, { credential }) => tables.credential(credential)?.lane ?? null,
  refusal({ tables }, { credential }) {
    const target = tables.credential(credential);
    if (!target) return 'unknown_credential';
    if (target.kind !== 'api_key') return 'wrong_kind';
    return target.revokedAt === null ? null : 'already_revoked';
  },
  async apply(engine, { credential, overlapS }) {
    const old = engine.tables.credential(credential);
    const key = old && (await askToRotate(engine, old, overlapS));
    if (key) download(engine, old, key);
  },
};

/** Whoever holds the old key uses the new one, at once or when it has been deployed. */
function download(engine: Engine, old: CredentialRow, key: CredentialId): void {
  const { tables, scenario, now } = engine;
  const holder = [...tables.state.clients.values()].find(
    ({ actor, holds, exchanges }) => actor !== 'attacker' && (holds === old.id || exchanges === old.id),
  );
  if (!holder) return;
  if (holder.actor === 'customer' && old.lane === 'key') publish(engine, key);
  const afterMs = scenario.customer.deployKeyAfterMs ?? 0;
  if (holder.exchanges === old.id) tables.putClient({ ...holder, exchanges: key });
  else if (afterMs === 0) tables.putClient({ ...holder, holds: key, recoversAt: null });
  else tables.putClient({ ...holder, replacement: { credential: key, at: now + afterMs } });
}
