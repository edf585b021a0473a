import type { ApiConfig } from '../../../../src/core/api/index.js';
import {
  isRefused,
  type Command,
  type CommandInput,
  type CommandType,
  type RequestEvent,
  type Run,
  type Scenario,
  type Settings,
} from '../../../../src/core/simulation/index.js';

/** What the Lab can say would have changed an answer, and what has to be changed to try it. */

export interface Setting {
  scenario: Scenario;
  commands: readonly Command[];
}

export interface Said {
  setting: Setting;
  run: Run;
  event: RequestEvent;
  sentence: string;
}

export interface Claim {
  sentence: RegExp;
  change(said: Said, seconds: number): Setting;
  /** What the changed run has to show in the end, where that is not another answer to the same request. */
  shows?(said: Said, changed: Run, seconds: number): boolean;
}

const LONG_S = 86_400;
/** Shorter than the Lab offers. */
const SHORTEST_S = 15;

/** Every sentence there is, and what it stands for. */
export const CLAIMS: readonly Claim[] = [
  { sentence: /^With (.+) of leeway: let in/, change: (said, leewayS) => turned(said, { leewayS }) },
  { sentence: /^Without the denylist: let in/, change: (said) => turned(said, { denylist: false }) },
  {
    sentence: /^Without looking the user up: let in/,
    change: (said) => turned(said, { subjectCheck: 'none' }),
  },
  {
    sentence: /^Without looking the API key up: let in/,
    change: (said) => turned(said, { keyIdCheck: false }),
  },
  {
    sentence: /^Verified by its signature alone: let in/,
    change: (said) => turned(said, { introspection: false }),
  },
  {
    sentence: /^With a limit for each caller: let in/,
    change: (said) => turned(said, { limitPer: 'caller' }),
  },
  { sentence: /^With SHA-256: let in/, change: (said) => turned(said, { keyHash: 'fast' }) },
  {
    sentence: /^With the groups looked up on the server: let in/,
    change: (said) => turned(said, { groups: 0 }),
  },
  {
    sentence: /^Had the new key been published before it signs: let in/,
    change: (said) => edited(said, 'rotate_signing_key', { useAfterS: LONG_S }),
  },
  { sentence: /^With no cooldown: let in/, change: (said) => turned(said, { jwksCooldownS: 0 }) },
  {
    sentence: /^With a grace of (.+): let in/,
    change: (said, refreshGraceS) => turned(said, { refreshGraceS }),
  },
  {
    sentence: /^With a longer overlap: let in/,
    change: (said) => edited(said, 'rotate', { overlapS: LONG_S }),
  },
  {
    sentence: /^With a copy of the key’s verdict that may be stale: let in/,
    change: (said) => turned(said, { keyCacheS: 60, keyCacheStaleS: LONG_S }),
  },
  {
    sentence: /^With calls let in while the list cannot be reached: let in/,
    change: (said) => turned(said, { denylistFails: 'open' }),
  },
  {
    sentence: /^With a longer life for the copy of the (?:JWKS|shared secrets): let in/,
    change: (said) => turned(said, { jwksCacheS: LONG_S }),
  },
  {
    sentence: /^With calls refused while the list cannot be reached: refused/,
    change: (said) => turned(said, { denylistFails: 'closed' }),
  },
  {
    sentence: /^With a key cache of 0 s: refused/,
    change: (said) => turned(said, { keyCacheS: 0, keyCacheStaleS: 0 }),
  },
  {
    sentence: /^With no copy of the (?:JWKS|shared secrets): refused/,
    change: (said) => turned(said, { jwksCacheS: 0 }),
  },
  {
    sentence: /^With answers not remembered: refused/,
    change: (said) => turned(said, { introspectionCacheS: 0 }),
  },
  {
    sentence: /^With no copy of the denylist: refused/,
    change: (said) => turned(said, { denylistPropagationS: 0 }),
  },
  {
    sentence: /^With a shorter-lived copy of the status list: refused sooner/,
    change: (said) => turned(said, { statusListTtlS: 1 }),
    shows: endsSooner,
  },
  { sentence: /^With a denylist: refused,/, change: (said) => turnedNow(said, { denylist: true }) },
  {
    sentence: /^With a shorter lifetime: refused sooner/,
    change: (said) => turned(said, { accessTtlS: SHORTEST_S }),
    shows: isRefusedSooner,
  },
  {
    sentence: /^With the account looked up: refused/,
    change: (said) => turnedNow(said, { subjectCheck: 'account' }),
  },
  {
    sentence: /^With sign-outs looked up: refused/,
    change: (said) => turnedNow(said, { subjectCheck: 'not_before' }),
  },
  {
    sentence: /^With the issuer asked about every token: refused/,
    change: (said) => turnedNow(said, { introspection: true, introspectionCacheS: 0 }),
  },
  {
    sentence: /^With the API key behind it looked up: refused/,
    change: (said) => turnedNow(said, { keyIdCheck: true }),
  },
  {
    sentence: /^With a signed identity: refused/,
    change: (said) => turned(said, { innerIdentity: 'signed' }),
  },
  { sentence: /^With no overlap: refused/, change: (said) => edited(said, 'rotate', { overlapS: 0 }) },
  { sentence: /^Once revoked: refused\.$/, change: revokedNow, shows: isOutAtOnce },
  {
    sentence: /^Once revoked: refused, at the latest (.+) later/,
    change: revokedNow,
    shows: ({ event }, changed, seconds) => lastLetIn(changed, event) <= event.at + 1 + 1000 * seconds,
  },
  {
    sentence: /^With a denylist: refused once revoked/,
    change: (said) => revokedNow({ ...said, setting: turned(said, { denylist: true }) }),
    shows: isOutAtOnce,
  },
];

export function isAnsweredOtherwise({ event }: Said, changed: Run): boolean {
  const again = sameIn(changed, event);
  return again !== undefined && isRefused(again) !== isRefused(event);
}

function endsSooner({ event, run }: Said, changed: Run): boolean {
  return lastLetIn(changed, event) < lastLetIn(run, event);
}

/** What else is set up later may let it in again. */
function isOutAtOnce({ event: { at, actor, credential } }: Said, changed: Run): boolean {
  const next = changed.log.find(
    (event) =>
      event.kind === 'request' &&
      event.purpose === 'call' &&
      event.at > at &&
      event.actor === actor &&
      event.credential === credential,
  );
  const isSetUpOtherwise = changed.log.some(
    ({ kind, ...event }) =>
      kind === 'command' &&
      event.at >= at &&
      event.at <= (next?.at ?? at) &&
      'command' in event &&
      ['configure', 'break', 'mend'].includes(event.command.type),
  );
  return next?.kind !== 'request' || isSetUpOtherwise || isRefused(next);
}

/** Whoever sent this request is refused at it, or sooner after it than it was. */
function isRefusedSooner({ event, run }: Said, changed: Run): boolean {
  return firstRefused(changed, event) < firstRefused(run, event);
}

function firstRefused(run: Run, { at, lane, actor }: RequestEvent): number {
  const refused = run.log.find(
    (event) =>
      event.kind === 'request' &&
      event.purpose === 'call' &&
      event.at >= at &&
      event.lane === lane &&
      event.actor === actor &&
      isRefused(event),
  );
  return refused?.at ?? Infinity;
}

function sameIn(run: Run, { at, lane, actor, purpose }: RequestEvent): RequestEvent | undefined {
  return run.log.find(
    (other): other is RequestEvent =>
      other.kind === 'request' &&
      other.at === at &&
      other.lane === lane &&
      other.actor === actor &&
      other.purpose === purpose,
  );
}

/** When the credential of this request, by its place among all, was last let in for who sent it. */
function lastLetIn(run: Run, { credential, actor }: RequestEvent): number {
  const calls = run.log.filter(
    (event) =>
      event.kind === 'request' &&
      event.actor === actor &&
      event.credential === credential &&
      !isRefused(event),
  );
  return calls.at(-1)?.at ?? -Infinity;
}

/** The setting with some dials set so from the start, whatever is set later. */
function turned({ setting: { scenario, commands } }: Said, dials: Partial<ApiConfig>): Setting {
  const keep = <T extends CommandInput>(order: T): T =>
    order.type === 'configure'
      ? {
          ...order,
          dials: Object.fromEntries(
            Object.entries(order.dials).map(([name, value]) => [
              name,
              dials[name as keyof Settings] ?? value,
            ]),
          ),
        }
      : order;
  return {
    scenario: { ...scenario, api: { ...scenario.api, ...dials }, script: scenario.script.map(keep) },
    commands: commands.map(keep),
  };
}

/** Turned just before the request: honest callers, refused before, would hold something else by then. */
function turnedNow({ setting: { scenario, commands }, event }: Said, dials: Partial<Settings>): Setting {
  const turn: Command = { at: event.at - 1, type: 'configure', dials };
  const earlier = commands.filter(({ at }) => at <= turn.at);
  return { scenario, commands: [...earlier, turn, ...commands.slice(earlier.length)] };
}

/** The setting with every command of a type given otherwise. */
function edited({ setting: { scenario, commands } }: Said, type: CommandType, change: object): Setting {
  const edit = <T extends CommandInput>(order: T): T =>
    order.type === type ? { ...order, ...change } : order;
  return { scenario: { ...scenario, script: scenario.script.map(edit) }, commands: commands.map(edit) };
}

/** Right after the request: a token that was got for it has to be there. */
function revokedNow({ setting: { scenario, commands }, event }: Said): Setting {
  const revoke: Command = { at: event.at + 1, type: 'revoke', credential: event.credential ?? 'cred-1' };
  const earlier = commands.filter(({ at }) => at <= revoke.at);
  return { scenario, commands: [...earlier, revoke, ...commands.slice(earlier.length)] };
}
