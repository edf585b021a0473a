import { isAlg } from '../credentials/index.js';
import { isRecord, succeed, type Result } from '../shared/index.js';
import { isHandMade } from './byHand/check.js';
import { faultOfDials, isPart, isRegion } from './dialChecks.js';
import { startRun } from './run.js';
import {
  CALLERS,
  type Command,
  type Order,
  type Run,
  type RunError,
  type RunFile,
  type Scenario,
} from './types.js';

/** Does a run again from its file, up to where it had come. Anything may be passed in: files come from people. */
export async function replay(file: RunFile): Promise<Result<Run, RunError>> {
  const error = runFault(file);
  if (error) return { ok: false, ...error };
  const run = await startRun(file.scenario, file.seed, file.commands);
  await run.advance(file.until);
  return succeed(run);
}

type Fault = RunError | null;

/** What is wrong with a file that should be a run, and where; null when it can be done again. */
export function runFault(file: unknown): Fault {
  if (!isRecord(file) || file['format'] !== 'key-or-token/run') return { code: 'not_a_run', where: 'format' };
  if (file['version'] !== 1) {
    return { code: Number(file['version']) > 1 ? 'newer_version' : 'not_a_run', where: 'version' };
  }
  if (!isWhole(file['seed'])) return { code: 'not_a_run', where: 'seed' };
  const { scenario, commands, until } = file;
  const scenarioFault = faultOfScenario(scenario);
  if (scenarioFault) return scenarioFault;
  const { startsAt, endsAt } = scenario as Scenario;
  if (!isWhole(until) || until < startsAt - 1 || until > endsAt) return { code: 'not_a_run', where: 'until' };
  return faultOfCommands(commands, 'commands', startsAt, endsAt);
}

/** Bounds that keep a hand-made scenario from running for ever. */
const LONGEST_MS = 30 * 86_400_000;
const SHORTEST_GAP_MS = 1000;
const MOST_CALLS = 500_000;
const MOST_COMMANDS = 10_000;
/** Later moments leave no room for what is added to them: dates end in the year 275760. */
const LATEST = Date.UTC(2200, 0);
const LONGEST_TTL_S = 10 * 365 * 86_400;

function faultOfScenario(scenario: unknown): Fault {
  const fault = (where: string): Fault => ({ code: 'invalid_scenario', where: `scenario.${where}` });
  if (!isRecord(scenario) || !isAccount(scenario['id'])) return fault('id');
  const { startsAt, endsAt, api, traffic, regions, tokensFor, keysInBundle, customer, script } = scenario;
  if (!isWhole(startsAt) || startsAt > LATEST) return fault('startsAt');
  if (!isWhole(endsAt) || endsAt <= startsAt || endsAt - startsAt > LONGEST_MS) return fault('endsAt');
  const apiFault = faultOfApi(api);
  if (apiFault !== null) return fault(apiFault);
  let calls = 0;
  for (const actor of CALLERS) {
    const rhythm = isRecord(traffic) ? traffic[actor] : null;
    if (rhythm === undefined && actor !== 'customer' && actor !== 'attacker') continue;
    if (!isRecord(rhythm) || !isWhole(rhythm['everyMs']) || rhythm['everyMs'] < SHORTEST_GAP_MS) {
      return fault(`traffic.${actor}.everyMs`);
    }
    calls += (2 * (endsAt - startsAt)) / rhythm['everyMs'];
    const jitter = rhythm['jitter'];
    if (typeof jitter !== 'number' || !(jitter >= 0 && jitter <= 1)) return fault(`traffic.${actor}.jitter`);
  }
  if (calls > MOST_CALLS) return fault('traffic');
  if (!isRecord(customer)) return fault('customer');
  for (const name of ['refreshBeforeMs', 'replaceKeyAfterMs', 'signInAfterMs']) {
    if (!isDelay(customer[name])) return fault(`customer.${name}`);
  }
  const { deployKeyAfterMs } = customer;
  if (deployKeyAfterMs !== undefined && !isDelay(deployKeyAfterMs)) return fault('customer.deployKeyAfterMs');
  if (tokensFor !== undefined && tokensFor !== 'sign_in' && tokensFor !== 'api_key')
    return fault('tokensFor');
  if (keysInBundle !== undefined && typeof keysInBundle !== 'boolean') return fault('keysInBundle');
  if (regions !== undefined && !isRegionOfCallers(regions)) return fault('regions');
  return faultOfCommands(script, 'scenario.script', startsAt, endsAt);
}

/** Where the settings of the API are wrong, or null. */
function faultOfApi(api: unknown): string | null {
  if (!isRecord(api)) return 'api';
  const { alg, refreshTtlS, ...dials } = api;
  if (!isAlg(alg)) return 'api.alg';
  if (!isWhole(refreshTtlS) || refreshTtlS > LONGEST_TTL_S) return 'api.refreshTtlS';
  const missing = ['accessTtlS', 'leewayS', 'limit', 'denylist'].find((name) => dials[name] === undefined);
  const wrong = missing ?? faultOfDials(dials);
  return wrong === null ? null : `api.${wrong}`;
}

function isRegionOfCallers(regions: unknown): boolean {
  return (
    isRecord(regions) &&
    Object.entries(regions).every(([actor, region]) => CALLERS.some((id) => id === actor) && isRegion(region))
  );
}

function faultOfCommands(commands: unknown, list: string, startsAt: number, endsAt: number): Fault {
  if (!Array.isArray(commands) || commands.length > MOST_COMMANDS)
    return { code: 'invalid_command', where: list };
  for (const [index, command] of commands.entries()) {
    const where = `${list}[${index}]`;
    if (!isRecord(command) || !isOrder(command)) return { code: 'invalid_command', where };
    const { at } = command as Record<string, unknown>;
    if (!isWhole(at) || at < startsAt || at > endsAt)
      return { code: 'invalid_command', where: `${where}.at` };
  }
  return null;
}

const MAX_OVERLAP_S = 7 * 86_400;

/** What each order needs besides its type. */
const ORDERS: Record<Order['type'], (order: Record<string, unknown>) => boolean> = {
  mint: ({ lane, for: actor, user }) =>
    (lane === 'key' || lane === 'jwt') &&
    (actor === undefined || CALLERS.some((id) => id === actor)) &&
    (user === undefined || isAccount(user)),
  leak: ({ credential }) => isCredentialId(credential),
  leak_signing_key: ({ from }) => from === undefined || from === 'verifier',
  revoke: ({ credential }) => isCredentialId(credential),
  rotate: ({ credential, overlapS }) =>
    isCredentialId(credential) && isWhole(overlapS) && overlapS <= MAX_OVERLAP_S,
  refresh: () => true,
  open_tab: () => true,
  log_out: () => true,
  sign_out_everywhere: ({ user }) => isAccount(user),
  change_role: ({ user, role }) => isAccount(user) && (role === 'admin' || role === 'member'),
  delete_user: ({ user }) => isAccount(user),
  rotate_signing_key: ({ useAfterS }) => isWhole(useAfterS) && useAfterS <= 86_400,
  remove_signing_key: () => true,
  add_proxy: () => true,
  configure: ({ dials }) => isRecord(dials) && !('down' in dials) && faultOfDials(dials) === null,
  break: ({ part }) => isPart(part),
  mend: ({ part }) => isPart(part),
  send: ({ request, by }) => isHandMade(request) && (by === undefined || by === 'attacker'),
};

function isOrder(order: Record<string, unknown>): order is Command & Record<string, unknown> {
  const { type } = order;
  return typeof type === 'string' && Object.hasOwn(ORDERS, type) && ORDERS[type as Order['type']](order);
}

function isAccount(value: unknown): boolean {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}

function isCredentialId(value: unknown): boolean {
  return typeof value === 'string' && /^cred-[1-9]\d{0,5}$/.test(value);
}

function isDelay(value: unknown): boolean {
  return isWhole(value) && value <= LONGEST_MS;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
