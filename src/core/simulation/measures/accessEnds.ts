import type { TableName } from '../../api/index.js';
import type { CredentialId, CredentialRow, LogEvent, Scenario, World } from '../types/index.js';
import { isRefusedAt, refusedWithin } from './refusedEverywhere.js';

/** Since when every verifier refuses a credential that was taken away; null while one still lets it in. */
export type AccessEnds = ReadonlyMap<CredentialId, number | null>;

/** What time alone brings between two events: copies grow old, tokens expire. */
export function passTime(
  ends: AccessEnds,
  world: World,
  scenario: Scenario,
  after: number,
  until: number,
): AccessEnds {
  return settled(ends, world, (credential) => refusedWithin(credential, world, scenario, after, until));
}

/** What an event brings: credentials that are taken away, and verdicts that turn because of it. */
export function noteEvent(ends: AccessEnds, world: World, scenario: Scenario, event: LogEvent): AccessEnds {
  const taken = event.changes.flatMap(({ table, row }) => {
    const credential = table === 'credentials' ? row : undefined;
    return credential?.revokedAt == null || ends.has(credential.id) ? [] : [credential.id];
  });
  const all = taken.length === 0 ? ends : new Map([...ends, ...taken.map((id) => [id, null] as const)]);
  if (taken.length === 0 && !mayTurn(event)) return ends;
  return settled(all, world, (credential) =>
    isRefusedAt(credential, world, scenario, event.at) ? event.at : null,
  );
}

/** Tables whose rows decide a verdict. */
const DECIDING: ReadonlySet<TableName> = new Set<TableName>([
  'apiKeys',
  'apiKeyIds',
  'keyVerdicts',
  'copies',
  'introspections',
  'revokedTokens',
  'users',
  'signingKeys',
  'families',
]);

function mayTurn(event: LogEvent): boolean {
  return event.kind === 'command' || event.trace.changes.some(({ table }) => DECIDING.has(table));
}

function settled(
  ends: AccessEnds,
  { simulation }: World,
  refusedAt: (credential: CredentialRow) => number | null,
): AccessEnds {
  let next: Map<CredentialId, number | null> | null = null;
  for (const [id, end] of ends) {
    const credential = end === null ? simulation.credentials.get(id) : undefined;
    const at = credential ? refusedAt(credential) : null;
    if (at !== null) (next ??= new Map(ends)).set(id, at);
  }
  return next ?? ends;
}
