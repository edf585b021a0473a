import { describe, expect, test } from 'vitest';
import {
  startRun,
  type Command,
  type RequestEvent,
  type Run,
  type Scenario,
} from '../../../../src/core/simulation/index.js';
import { whyOf, type Why } from '../../../../src/state/lab/why/index.js';
import { at, world } from '../../../core/simulation/harness.js';
import { letIn } from './letIn.js';
import { refused } from './refused.js';
import { customer, revokeKey, thief, type Pick } from './row.js';

async function play(commands: Command[], scenario: Scenario): Promise<Run> {
  const run = await startRun(scenario, 1, commands);
  await run.advance(scenario.endsAt);
  return run;
}

/** The explanation of the first request that matches, as it reads when the whole run is over. */
async function explain(
  commands: Command[],
  pick: Pick,
  scenario: Scenario = world,
): Promise<Why & { causedBy: string | undefined }> {
  const run = await play(commands, scenario);
  const event = run.log.find(
    (candidate): candidate is RequestEvent => candidate.kind === 'request' && pick(candidate),
  );
  if (!event) throw new Error('no such request in this run');
  const credentials = new Map(run.view(scenario.endsAt).credentials.map((row) => [row.id, row]));
  const why = whyOf(event, run.log, credentials, scenario);
  const source = why.cause?.seq == null ? undefined : run.log[why.cause.seq];
  return { ...why, causedBy: source?.kind === 'command' ? source.command.type : source?.purpose };
}

describe.each([
  ['refused', refused],
  ['let in', letIn],
])('%s', (_answer, rows) => {
  test.each(rows)('$what', async ({ commands, scenario, pick, says, causedBy, otherwise }) => {
    const why = await explain(commands, pick, scenario);
    expect(why.cause?.sentence).toMatch(says);
    expect(why.causedBy).toBe(causedBy);
    if (otherwise) expect(why.otherwise.join('\n')).toMatch(otherwise);
  });
});

test('what is as it should be needs no explanation', async () => {
  expect(await explain([], customer('key', at(1), 200))).toMatchObject({ cause: null, otherwise: [] });
});

test('what happens later explains nothing', async () => {
  const early = await explain([revokeKey], thief('key', at(4), 200));
  expect(early.causedBy).toBe('leak');
});
