import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replay, startRun, type Command, type RunFile } from '../../../src/core/simulation/index.js';
import { bundled, EACH, eachInTurn } from './eachCommand.js';
import { at, play, verdicts, world } from './harness.js';

const refused: [code: string, command: Command][] = [
  ['invalid_time', { at: at(9) + 0.5, type: 'refresh' }],
  ['invalid_time', { at: NaN, type: 'refresh' }],
  ['in_the_past', { at: at(1), type: 'refresh' }],
  ['after_the_end', { at: world.endsAt + 1, type: 'refresh' }],
  ['unknown_credential', { at: at(9), type: 'revoke', credential: 'cred-99' }],
  ['unknown_credential', { at: at(9), type: 'leak', credential: 'cred-99' }],
  ['already_so', { at: at(9), type: 'mend', part: 'key_store' }],
  ['wrong_kind', { at: at(9), type: 'rotate', credential: 'cred-2', overlapS: 0 }],
];

test.each(refused)(
  '%s: a command that cannot be carried out says so, and is exported where it is in the log',
  async (code, command) => {
    const run = await startRun(world, 1);
    await run.advance(at(5));
    expect(await run.issue(command)).toEqual({ ok: false, code });
    const given = run.log.filter((event) => event.kind === 'command' && event.at > at(5));
    expect(run.export().commands).toEqual(given.map((event) => 'command' in event && event.command));
    expect(given.length).toBe(command.at === at(9) ? 1 : 0);
  },
);

test('revoking twice and refreshing before anybody signed in are refused', async () => {
  const bare = await startRun({ ...world, script: [] }, 1);
  expect(await bare.issue({ at: at(1), type: 'refresh' })).toEqual({ ok: false, code: 'nothing_to_refresh' });
  const run = await startRun(world, 1);
  await run.issue({ at: at(5), type: 'revoke', credential: 'cred-1' });
  const again = await run.issue({ at: at(6), type: 'revoke', credential: 'cred-1' });
  expect(again).toEqual({ ok: false, code: 'already_revoked' });
});

test('every command survives the file', async () => {
  const run = await play(eachInTurn(at(5)), bundled);
  expect(run.export().commands.map(({ type }) => type)).toEqual(Object.keys(EACH));
  const again = await replay(JSON.parse(JSON.stringify(run.export())) as RunFile);
  expect(again.ok && verdicts(again.value.log)).toEqual(verdicts(run.log));
});

test('a file from a newer version, and nonsense of any shape, are refused with where it is wrong', async () => {
  const valid = JSON.parse(JSON.stringify((await startRun(world, 1)).export())) as RunFile;
  expect(await replay({ ...valid, version: 2 } as unknown as RunFile)).toMatchObject({
    code: 'newer_version',
  });
  const unprintable = { ...valid, version: { toString: 0 } } as unknown as RunFile;
  expect(await replay(unprintable)).toMatchObject({ code: 'not_a_run', where: 'version' });
  const spoilt = fc
    .tuple(fc.constantFrom('seed', 'until', 'scenario', 'commands', 'format', 'version'), fc.anything())
    .filter(
      ([name, value]) =>
        !Object.is(value, valid[name as 'seed']) && !(Array.isArray(value) && value.length === 0),
    )
    .map(([name, value]) => ({ ...valid, [name]: value }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.anything(), spoilt), async (file) => {
      const result = await replay(file as RunFile);
      if (!result.ok) expect(result.where).not.toBe('');
      else expect(result.value.log.length).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 300 },
  );
});
