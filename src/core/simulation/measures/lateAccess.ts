import type { TableName } from '../../api/index.js';
import type { CredentialId, CredentialRow, Lane, LogEvent, Scenario, World } from '../types/index.js';
import { isRefusedAt, turnsWithin } from './refusedEverywhere.js';
import { isWithThief } from './thief.js';

/** A stretch of time in which some verifier lets a credential in; `to` is null while it goes on. */
interface Open {
  from: number;
  to: number | null;
}

/**
 * Since when something that the thief holds in a lane is taken away, and when each of the things it holds, the taken
 * and the others, is let in somewhere from then on.
 */
interface Late {
  since: number;
  open: ReadonlyMap<CredentialId, readonly Open[]>;
}

export type LateByLane = Readonly<Record<Lane, Late | null>>;

export const NOT_LATE: LateByLane = { key: null, jwt: null };

/** What time alone brings between two events: copies grow old, tokens expire. */
export function passTime(
  late: LateByLane,
  world: World,
  scenario: Scenario,
  after: number,
  until: number,
): LateByLane {
  return inEachLane(late, (known, lane) => {
    if (!known) return null;
    let { open } = known;
    for (const credential of heldIn(lane, world, after)) {
      for (const at of turnsWithin(credential, world, scenario, after, until))
        open = noted(open, credential, !isRefusedAt(credential, world, scenario, at), at);
    }
    return open === known.open ? known : { ...known, open };
  });
}

/** What an event brings: something is taken away, leaks, or is answered otherwise because of it. */
export function noteEvent(late: LateByLane, world: World, scenario: Scenario, event: LogEvent): LateByLane {
  if (!mayTurn(event)) return late;
  const { at } = event;
  return inEachLane(late, (known, lane) => {
    const held = heldIn(lane, world, at);
    const begins = (): Late | null =>
      held.some(({ revokedAt }) => revokedAt !== null) ? { since: at, open: new Map() } : null;
    const begun = known ?? begins();
    if (!begun) return null;
    let { open } = begun;
    for (const credential of held)
      open = noted(open, credential, !isRefusedAt(credential, world, scenario, at), at);
    return open === begun.open ? begun : { ...begun, open };
  });
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
  return (
    event.kind === 'command' ||
    event.changes.some(({ table }) => table === 'credentials' || table === 'settings') ||
    event.trace.changes.some(({ table }) => DECIDING.has(table))
  );
}

/** Leeway and a clock that lags let a token live at most this much longer. */
const MOST_TOLERATED_MS = 2 * 3_600_000;

/** What the thief holds in a lane, but for tokens that are too old for every verifier there may be. */
function heldIn(lane: Lane, { simulation }: World, at: number): CredentialRow[] {
  return [...simulation.credentials.values()].filter(
    (row) =>
      row.lane === lane &&
      isWithThief(row) &&
      !(row.kind === 'access_token' && (row.expiresAt ?? Infinity) + MOST_TOLERATED_MS < at),
  );
}

function noted(
  open: Late['open'],
  { id }: CredentialRow,
  isLetIn: boolean,
  at: number,
): ReadonlyMap<CredentialId, readonly Open[]> {
  const known = open.get(id) ?? [];
  const last = known.at(-1);
  const wasLetIn = last?.to === null;
  if (isLetIn === wasLetIn) return open;
  const spans = isLetIn
    ? [...known, { from: at, to: null }]
    : [...known.slice(0, -1), { from: last?.from ?? at, to: at }];
  return new Map([...open, [id, spans]]);
}

function inEachLane(late: LateByLane, step: (known: Late | null, lane: Lane) => Late | null): LateByLane {
  const [key, jwt] = [step(late.key, 'key'), step(late.jwt, 'jwt')];
  return key === late.key && jwt === late.jwt ? late : { key, jwt };
}
