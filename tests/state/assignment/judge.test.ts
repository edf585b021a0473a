import { describe, expect, test } from 'vitest';
import { judgeStory } from '../../../src/state/assignment/judge.js';
import { handed, runOf, task, TASKS } from './solving.js';

const story = task('leaked-credential');
const [first, second, third] = story.solution;
if (!first || !second || !third) throw new Error('the story has a solution of three commands');

test.each(TASKS.map((each) => [each.world.id, each] as const))(
  '%s is met by its own solution, within par',
  async (_id, each) => {
    const verdict = await judgeStory(each, handed(each));
    expect(verdict).toMatchObject({ is: 'met', unmet: [] });
    expect('given' in verdict && verdict.given).toBeLessThanOrEqual(each.goal.par);
  },
);

test('what was done is told with its times', async () => {
  expect(await judgeStory(story, handed(story))).toMatchObject({
    given: 3,
    commands: [
      '09:08:00 You switch the denylist on.',
      '09:08:00 You revoke the API key.',
      '09:08:00 You revoke the access token.',
    ],
  });
});

test('a run that leaves the thief in is not met, and says what is not so', async () => {
  const verdict = await judgeStory(story, handed(story, runOf(story, [second, third])));
  expect(verdict).toMatchObject({ is: 'not_met', given: 2, unmet: ['Refused in the JWT lane from 09:10'] });
});

test('a run of which a command was changed is judged by what comes of it', async () => {
  const other = [first, second, { ...third, credential: 'cred-99' as const }];
  expect(await judgeStory(story, handed(story, runOf(story, other as typeof story.solution)))).toMatchObject({
    is: 'not_met',
    commands: expect.arrayContaining(['09:08:00 A command could not be carried out.']) as unknown,
  });
});

test('a run that stops before it is decided is not met', async () => {
  const run = runOf(story).replace(/at=\d+/, 'at=600000');
  expect(await judgeStory(story, handed(story, run))).toMatchObject({ is: 'not_met' });
});

describe('what cannot be judged says why', () => {
  const at = story.world.startsAt + 1000;
  const cases: [what: string, run: string, says: RegExp][] = [
    ['a run of another story', runOf(task('rotate-a-key')), /a run of another story/],
    ['a page that is no run', '#/lab/leaked-credential', /nothing that was done/],
    ['a command that the story does not unlock', runOf(story, [{ type: 'log_out', at }]), /unlock command 1/],
    ['a story set up more easily', runOf(story, [second], { api: { denylist: true } }), /set up otherwise/],
    ['a run that was cut off', runOf(story).slice(0, -9), /cut off or changed/],
    ['a moment outside of the story', '#/lab/leaked-credential?seed=1&at=99999999999', /“at”/],
  ];
  test.each(cases)('%s', async (_what, run, says) => {
    const verdict = await judgeStory(story, handed(story, run));
    expect(verdict.is).toBe('unusable');
    expect('sentence' in verdict && verdict.sentence).toMatch(says);
  });
});

test('how tokens are signed is free, and another seed is said', async () => {
  expect(
    await judgeStory(story, handed(story, runOf(story, story.solution, { api: { alg: 'RS256' } }))),
  ).toMatchObject({ is: 'met', isUsualSeed: true });
  expect(
    await judgeStory(story, handed(story, runOf(story, [], { seed: 7 }).replace(/at=\d+/, 'at=1000'))),
  ).toMatchObject({
    isUsualSeed: false,
  });
});

test('what was not handed in is missing', async () => {
  expect((await judgeStory(story, null)).is).toBe('missing');
  expect((await judgeStory(story, handed(story, null))).is).toBe('missing');
});
