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
    sentence: /^Had the new key been published earlier than it signs: let in/,
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
    sentence: /^With a longer life for the copy of the JWKS: let in/,
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
  { sentence: /^With a JWKS copy of 0 s: refused/, change: (said) => turned(said, { jwksCacheS: 0 }) },
  {
    sentence: /^With no memory of answers: refused/,
    change: (said) => turned(said, { introspectionCacheS: 0 }),
  },
  {
    sentence: /^With no copy of the denylist: refused/,
    change: (said) => turned(said, { denylistPropagationS: 0 }),
  },
  {
    sentence: /^With a copy of the status list that lives shorter: refused sooner/,
    change: (said) => turned(said, { statusListTtlS: 1 }),
    shows: endsSooner,
  },
  { sentence: /^With a denylist: refused,/, change: (said) => turned(said, { denylist: true }) },
  {
    sentence: /^With a shorter lifetime: refused sooner/,
    change: (said) => turned(said, { accessTtlS: 60 }),
    shows: endsSooner,
  },
  {
    sentence: /^With the user looked up: refused/,
    change: (said) => turned(said, { subjectCheck: 'account' }),
  },
  {
    sentence: /^With the issuer asked about every token: refused/,
    change: (said) => turned(said, { introspection: true, introspectionCacheS: 0 }),
  },
  {
    sentence: /^With the API key behind it looked up: refused/,
    change: (said) => turned(said, { keyIdCheck: true }),
  },
  {
    sentence: /^With a signed identity: refused/,
    change: (said) => turned(said, { innerIdentity: 'signed' }),
  },
  { sentence: /^With no overlap: refused/, change: (said) => edited(said, 'rotate', { overlapS: 0 }) },
  { sentence: /^Once revoked: refused\.$/, change: revokedBefore },
  {
    sentence: /^Once revoked: refused, at the latest (.+) later/,
    change: revokedBefore,
    shows: ({ event }, changed, seconds) => lastLetIn(changed, event) < event.at + 1000 * seconds,
  },
  {
    sentence: /^With a denylist: refused once revoked/,
    change: (said) => revokedBefore({ ...said, setting: turned(said, { denylist: true }) }),
  },
];

export function isAnsweredOtherwise({ event }: Said, changed: Run): boolean {
  const again = sameIn(changed, event);
  return again !== undefined && isRefused(again) !== isRefused(event);
}

function endsSooner({ event, run }: Said, changed: Run): boolean {
  return lastLetIn(changed, event) < lastLetIn(run, event);
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

/** The setting with every command of a type given otherwise. */
function edited({ setting: { scenario, commands } }: Said, type: CommandType, change: object): Setting {
  const edit = <T extends CommandInput>(order: T): T =>
    order.type === type ? { ...order, ...change } : order;
  return { scenario: { ...scenario, script: scenario.script.map(edit) }, commands: commands.map(edit) };
}

function revokedBefore({ setting: { scenario, commands }, event }: Said): Setting {
  const revoke: Command = { at: event.at - 1, type: 'revoke', credential: event.credential ?? 'cred-1' };
  const earlier = commands.filter(({ at }) => at <= revoke.at);
  return { scenario, commands: [...earlier, revoke, ...commands.slice(earlier.length)] };
}
