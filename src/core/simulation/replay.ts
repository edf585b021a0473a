import { isRecord, succeed, type Result } from '../shared/index.js';
import { isCommandInput } from './commands/index.js';
import { isWhole } from './read.js';
import { startRun } from './run.js';
import { faultOfScenario } from './scenarioFault.js';
import type { Run, RunError, RunFile } from './types/index.js';

/** Does a run again from its file, up to where it had come. Anything may be passed in: files come from people. */
export async function replay(file: RunFile): Promise<Result<Run, RunError>> {
  const error = runFault(file);
  if (error) return { ok: false, ...error };
  const run = await startRun(file.scenario, file.seed, file.commands);
  await run.advance(file.until);
  return succeed(run);
}

const MOST_COMMANDS = 10_000;

/** What is wrong with a file that should be a run, and where; null when it can be done again. */
export function runFault(file: unknown): RunError | null {
  if (!isRecord(file) || file['format'] !== 'key-or-token/run') return { code: 'not_a_run', where: 'format' };
  const { version, seed, scenario, commands, until } = file;
  if (version !== 1) {
    const isNewer = typeof version === 'number' && version > 1;
    return { code: isNewer ? 'newer_version' : 'not_a_run', where: 'version' };
  }
  if (!isWhole(seed)) return { code: 'not_a_run', where: 'seed' };
  const wrong = faultOfScenario(scenario);
  if (wrong !== null || !isRecord(scenario)) {
    return { code: 'invalid_scenario', where: `scenario.${wrong ?? 'id'}` };
  }
  const span = { startsAt: Number(scenario['startsAt']), endsAt: Number(scenario['endsAt']) };
  const scriptFault = faultOfCommands(scenario['script'], 'scenario.script', span);
  if (scriptFault) return scriptFault;
  if (!isWhole(until) || until < span.startsAt - 1 || until > span.endsAt) {
    return { code: 'not_a_run', where: 'until' };
  }
  return faultOfCommands(commands, 'commands', span);
}

function faultOfCommands(
  commands: unknown,
  list: string,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
): RunError | null {
  if (!Array.isArray(commands) || commands.length > MOST_COMMANDS) {
    return { code: 'invalid_command', where: list };
  }
  for (const [index, command] of commands.entries()) {
    const where = `${list}[${index}]`;
    if (!isRecord(command) || !isCommandInput(command)) return { code: 'invalid_command', where };
    const { at } = command;
    if (!isWhole(at) || at < startsAt || at > endsAt)
      return { code: 'invalid_command', where: `${where}.at` };
  }
  return null;
}
