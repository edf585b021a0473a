import { expect, test } from 'vitest';
import { startRun, type Run } from '../../../../src/core/simulation/index.js';
import { whyOf } from '../../../../src/state/lab/why/index.js';
import { countOf } from '../../../counts.js';
import { world } from '../../../core/simulation/harness.js';
import { asTold, drawnRuns, storiesToPlay, withDials } from '../agreement/runs.js';
import { CLAIMS, isAnsweredOtherwise, type Claim, type Said, type Setting } from './claims.js';
import { letIn } from './letIn.js';
import { refused } from './refused.js';

/** Tried: the same run once more with only that changed, and another answer to the same request. */
test('what would have changed an answer does change it', async () => {
  const said = once([...(await saidInRows()), ...(await saidInStories())]);
  const known = said.map((each) => ({
    ...each,
    claim: CLAIMS.find(({ sentence }) => sentence.test(each.sentence)),
  }));
  expect(known.filter(({ claim }) => !claim).map(({ sentence }) => sentence)).toEqual([]);
  const wrong: unknown[] = [];
  for (const { claim, ...each } of known)
    if (claim && !(await holds(each, claim))) wrong.push(describeIt(each));
  expect(wrong).toEqual([]);
  const tried = new Set(known.map(({ claim }) => claim));
  expect(CLAIMS.filter((claim) => !tried.has(claim)).map(({ sentence }) => sentence)).toEqual([]);
});

/** What is said depends on what people did before: dials that were turned, keys that were lost. */
test('what would have changed an answer does change it in stories as people leave them', async () => {
  const stories = await storiesToPlay();
  const left = [...asTold(stories), ...withDials(stories), ...drawnRuns(stories, 200)];
  const tried = countOf('runs whose every “otherwise” is tried', left.length, 16);
  const wrong: unknown[] = [];
  let sentences = 0;
  for (let index = 0; index < tried; index += 1) {
    const played = left[Math.floor((index * left.length) / tried)];
    if (!played) continue;
    const { commands, seed, story } = played;
    const said = once(await saidIn({ scenario: story.world, commands }, seed), kindOf);
    for (const each of said) {
      const claim = CLAIMS.find(({ sentence }) => sentence.test(each.sentence));
      sentences += 1;
      if (!claim || !(await holds(each, claim, seed))) wrong.push([played.name, ...describeIt(each)]);
    }
  }
  console.log(`${sentences.toLocaleString('en')} sentences of what would have been otherwise tried.`);
  expect(wrong).toEqual([]);
}, 600_000);

function kindOf({ event, sentence }: Said): string {
  return [event.lane, event.actor, event.exchange.response.status, shape(sentence)].join();
}

/** The first of each sentence, in each lane and of each status. */
function once(
  said: readonly Said[],
  of = ({ event, sentence }: Said): string =>
    [event.lane, event.exchange.response.status, shape(sentence)].join(),
): Said[] {
  const found = new Map<string, Said>();
  for (const each of said) {
    const kind = of(each);
    if (!found.has(kind)) found.set(kind, each);
  }
  return [...found.values()];
}

/** A sentence without its figures. */
function shape(sentence: string): string {
  return sentence.replaceAll(/\d+/g, '#');
}

function describeIt({ setting, event, sentence }: Said): unknown[] {
  return [
    setting.scenario.id,
    event.actor,
    event.lane,
    new Date(event.at).toISOString(),
    event.purpose,
    event.exchange.response.status,
    sentence,
  ];
}

async function holds(said: Said, { sentence, change, shows }: Claim, seed = 1): Promise<boolean> {
  const seconds = secondsOf(sentence.exec(said.sentence)?.[1]);
  const changed = change(said, seconds);
  if (shows) return shows(said, await play(changed, seed), seconds);
  return isAnsweredOtherwise(said, await play(changed, seed, said.event.at));
}

async function play({ scenario, commands }: Setting, seed = 1, until = scenario.endsAt): Promise<Run> {
  const run = await startRun(scenario, seed, commands);
  await run.advance(until);
  return run;
}

/** What `duration` wrote, in seconds. */
function secondsOf(words = ''): number {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+)\smin\s)?(\d+)\ss$/.exec(words) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

/** One request for each sentence that is said in a run. */
async function saidIn(setting: Setting, seed = 1): Promise<Said[]> {
  const run = await play(setting, seed);
  const credentials = new Map(run.view(setting.scenario.endsAt).credentials.map((row) => [row.id, row]));
  const found = new Map<string, Said>();
  for (const event of run.log) {
    if (event.kind !== 'request') continue;
    for (const sentence of whyOf(event, run.log, credentials, setting.scenario).otherwise) {
      const kind = `${event.lane} ${event.actor} ${shape(sentence)}`;
      if (!found.has(kind)) found.set(kind, { setting, run, event, sentence });
    }
  }
  return [...found.values()];
}

async function saidInRows(): Promise<Said[]> {
  const settings = [...refused, ...letIn].map(({ commands, scenario = world }) => ({ scenario, commands }));
  return (await Promise.all(settings.map((setting) => saidIn(setting)))).flat();
}

/** In the stories, as they are solved. */
async function saidInStories(): Promise<Said[]> {
  const stories = await storiesToPlay();
  const settings = stories.map(({ world, solution }) => ({ scenario: world, commands: solution }));
  return (await Promise.all(settings.map((setting) => saidIn(setting)))).flat();
}
