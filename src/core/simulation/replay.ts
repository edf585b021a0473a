import { isAlg } from '../credentials/index.js';
import { succeed, type Result } from '../shared/index.js';
import { isHandMade } from './byHand/check.js';
import { startRun } from './run.js';
import type { Command, Run, RunError, RunFile, Scenario } from './types.js';

/** Does a run again from its file, up to where it had come. Anything may be passed in: files come from people. */
export async function replay(file: RunFile): Promise<Result<Run, RunError>> {
  const error = faultOf(file);
  if (error) return { ok: false, ...error };
  const run = await startRun(file.scenario, file.seed, file.commands);
  await run.advance(file.until);
  return succeed(run);
}

type Fault = RunError | null;

function faultOf(file: unknown): Fault {
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

function faultOfScenario(scenario: unknown): Fault {
  const fault = (where: string): Fault => ({ code: 'invalid_scenario', where: `scenario.${where}` });
  if (!isRecord(scenario) || typeof scenario['id'] !== 'string') return fault('id');
  const { startsAt, endsAt, api, traffic, customer, script } = scenario;
  if (!isWhole(startsAt)) return fault('startsAt');
  if (!isWhole(endsAt) || endsAt <= startsAt || endsAt - startsAt > LONGEST_MS) return fault('endsAt');
  if (!isRecord(api) || !isAlg(api['alg']) || typeof api['denylist'] !== 'boolean') return fault('api');
  for (const name of ['accessTtlS', 'refreshTtlS', 'leewayS'])
    if (!isWhole(api[name])) return fault(`api.${name}`);
  const { limit } = api;
  if (!isRecord(limit) || !isWhole(limit['requests']) || !isWhole(limit['windowS']))
    return fault('api.limit');
  for (const actor of ['customer', 'attacker']) {
    const rhythm = isRecord(traffic) ? traffic[actor] : null;
    if (!isRecord(rhythm) || !isWhole(rhythm['everyMs']) || rhythm['everyMs'] < SHORTEST_GAP_MS) {
      return fault(`traffic.${actor}.everyMs`);
    }
    const jitter = rhythm['jitter'];
    if (typeof jitter !== 'number' || !(jitter >= 0 && jitter <= 1)) return fault(`traffic.${actor}.jitter`);
  }
  for (const name of ['refreshBeforeMs', 'replaceKeyAfterMs', 'signInAfterMs']) {
    if (!isRecord(customer) || !isWhole(customer[name])) return fault(`customer.${name}`);
  }
  return faultOfCommands(script, 'scenario.script', startsAt, endsAt);
}

function faultOfCommands(commands: unknown, list: string, startsAt: number, endsAt: number): Fault {
  if (!Array.isArray(commands)) return { code: 'invalid_command', where: list };
  for (const [index, command] of commands.entries()) {
    const where = `${list}[${index}]`;
    if (!isRecord(command) || !isOrder(command)) return { code: 'invalid_command', where };
    const { at } = command as Record<string, unknown>;
    if (!isWhole(at) || at < startsAt || at > endsAt)
      return { code: 'invalid_command', where: `${where}.at` };
  }
  return null;
}

function isOrder(order: Record<string, unknown>): order is Command & Record<string, unknown> {
  const { type, lane, credential, overlapS, dials, request } = order;
  switch (type) {
    case 'mint':
      return lane === 'key' || lane === 'jwt';
    case 'leak':
    case 'revoke':
      return isCredentialId(credential);
    case 'rotate':
      return isCredentialId(credential) && isWhole(overlapS) && overlapS <= 7 * 86_400;
    case 'refresh':
      return true;
    case 'configure':
      return isRecord(dials) && (dials['denylist'] === undefined || typeof dials['denylist'] === 'boolean');
    case 'send':
      return isHandMade(request);
    default:
      return false;
  }
}

function isCredentialId(value: unknown): boolean {
  return typeof value === 'string' && /^cred-[1-9]\d{0,5}$/.test(value);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
