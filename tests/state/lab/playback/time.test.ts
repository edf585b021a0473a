import { expect, test } from 'vitest';
import { isRefused, type LogEvent } from '../../../../src/core/simulation/index.js';
import { firstScenario } from '../../../../src/content/scenarios/index.js';
import { cachedKey } from '../../../../src/content/scenarios/cachedKey.js';
import { passItOn } from '../../../../src/content/scenarios/passItOn.js';
import { duration } from '../../../../src/state/text/format.js';
import { Lab, type LabDeps } from '../../../../src/state/lab/lab.svelte.js';
import { BREAKPOINT_KINDS, type BreakpointKind } from '../../../../src/state/lab/stored/habits.js';
import { nextStep } from '../../../../src/state/lab/story/nextStep.js';
import { HandFrames } from '../../frames.js';

const { world } = firstScenario;
const at = (minute: number, second = 0): number => world.startsAt + (minute * 60 + second) * 1000;

function open(deps: Partial<LabDeps> = {}, story = firstScenario): Promise<Lab> {
  return Lab.open(story, { frames: new HandFrames(), reducedMotion: () => false, ...deps }, 2026);
}

async function playOn(lab: Lab, frames: HandFrames, frameMs = 100): Promise<void> {
  lab.playback.play();
  for (let frame = 0; lab.playback.playing && frame < 2000; frame += 1) await frames.pass(frameMs);
}

test('a command in the past forks: the future that was seen stays as the baseline, at the same moment', async () => {
  const lab = await open();
  await lab.playback.seek(at(20));
  const before = lab.bill;
  await lab.playback.seek(at(8));
  await lab.act({ type: 'revoke', credential: 'cred-1' });
  expect(lab.baseline).toMatchObject({ forkedAt: at(8) });
  expect(lab.baseline?.wholeLog.slice(0, lab.baseline.view.events)).toEqual(
    lab.log.slice(0, lab.baseline?.view.events),
  );
  await lab.playback.seek(at(20));
  expect(lab.baseline?.bill).toEqual(before);
  expect(lab.bill).not.toEqual(before);
  lab.dropBaseline();
  expect(lab.baseline).toBeNull();
});

test('a command at the latest moment anybody saw leaves no baseline', async () => {
  const lab = await open();
  await lab.playback.seek(at(8));
  await lab.act({ type: 'revoke', credential: 'cred-1' });
  expect(lab.baseline).toBeNull();
});

test('undo brings the earlier run and its baseline back', async () => {
  const lab = await open();
  await lab.playback.seek(at(20));
  const log = lab.log;
  await lab.playback.seek(at(8));
  await lab.act({ type: 'revoke', credential: 'cred-1' });
  await lab.undo();
  expect([lab.baseline, lab.playback.at]).toEqual([null, at(8)]);
  await lab.playback.seek(at(20));
  expect(lab.log).toEqual(log);
});

test('two commands in one breath both happen', async () => {
  const lab = await open();
  await lab.playback.seek(at(8));
  await Promise.all([
    lab.act({ type: 'revoke', credential: 'cred-1' }),
    lab.act({ type: 'revoke', credential: 'cred-2' }),
  ]);
  expect(lab.export().commands).toHaveLength(2);
});

test('starting again can be undone', async () => {
  const lab = await open();
  await lab.playback.seek(at(8));
  await lab.act({ type: 'revoke', credential: 'cred-1' });
  await lab.startAgain();
  expect([lab.playback.at, lab.export().commands.length]).toEqual([firstScenario.opensAt, 0]);
  await lab.undo();
  expect([lab.playback.at, lab.export().commands.length]).toEqual([at(8), 1]);
});

test('a step goes to the next request and shows it', async () => {
  const lab = await open();
  const from = lab.playback.at;
  await lab.seeker.stepToNextRequest();
  expect(lab.playback.at).toBeGreaterThan(from);
  expect(lab.selection.request?.at).toBe(lab.playback.at);
});

test('the next change of verdict is the first refusal after a revocation, and after the last there is a sentence', async () => {
  const lab = await open();
  await lab.playback.seek(at(8));
  await lab.act({ type: 'revoke', credential: 'cred-1' });
  await lab.seeker.runToNextChange();
  expect(lab.selection.request).toMatchObject({ lane: 'key', exchange: { response: { status: 401 } } });
  expect(lab.seeker.stopped).toContain('401');
  for (let change = 0; change < 20 && !lab.playback.ended; change += 1) await lab.seeker.runToNextChange();
  expect(lab.seeker.stopped).toContain('No verdict changes');
  expect(lab.playback.at).toBe(world.endsAt);
});

test.each<[BreakpointKind, number | null, string]>([
  ['script', at(4), 'leaks'],
  ['expiry', at(15), 'has expired'],
])('time stops by itself at: %s', async (kind, moment, says) => {
  const frames = new HandFrames();
  const lab = await open({ frames, stopsAt: () => [kind] }, { ...firstScenario, actAt: null });
  await playOn(lab, frames);
  expect(lab.playback.at).toBe(moment);
  expect(lab.seeker.stopped).toContain(says);
  lab.playback.play();
  expect(lab.seeker.stopped).toBeNull();
});

test('whoever watches what was asked about has nothing to do where the story brings something: time goes on', async () => {
  const frames = new HandFrames();
  const lab = await open({ frames, stopsAt: () => ['script', 'let_in'] });
  await lab.prediction?.watch();
  await playOn(lab, frames);
  expect(lab.seeker.stopped).toContain('let in');
  expect(lab.playback.at).toBeGreaterThan(at(8));
});

test('what a story does again and again stops time once', async () => {
  const frames = new HandFrames();
  const lab = await open({ frames, stopsAt: () => ['script'] }, { ...passItOn, actAt: null });
  const stops: number[] = [];
  while (!lab.playback.ended) {
    await playOn(lab, frames);
    stops.push(lab.playback.at);
  }
  // Billing calls at 09:03, the thief from 09:04 on, each minute.
  expect(stops).toEqual([at(3), at(4), passItOn.world.endsAt]);
});

test('nothing but the person moves the clock: not an answer, not a skipped question, not a revocation', async () => {
  const lab = await open();
  await lab.playback.seek(at(8));
  const { prediction } = lab;
  if (prediction) prediction.chosen = 'jwt';
  await prediction?.lockIn();
  expect(prediction?.stage).toBe('locked');
  await lab.revokeLeaked();
  expect(lab.export().commands).toHaveLength(2);
  expect([lab.playback.playing, lab.playback.at]).toEqual([false, at(8)]);
  expect(nextStep(lab)).toContain('Play');
  await lab.seeker.stepToNextRequest();
  expect(nextStep(lab)).toBeNull();
});

test('time stops where a stolen refresh token comes twice', async () => {
  const frames = new HandFrames();
  const lab = await open({ frames, stopsAt: () => ['reuse'] }, { ...firstScenario, actAt: null });
  const refreshToken = lab.view.credentials.find(({ kind }) => kind === 'refresh_token');
  await lab.act({ type: 'leak', credential: refreshToken?.id ?? 'cred-1' });
  await playOn(lab, frames);
  expect(lab.seeker.stopped).toContain('its family is ended');
  const last = lab.log.findLast((event) => event.kind === 'request' && event.purpose === 'refresh');
  expect(last).toMatchObject({ at: lab.playback.at, exchange: { response: { status: 400 } } });
});

test('time stops where a thief is first let in after a revocation, once for each credential', async () => {
  const frames = new HandFrames();
  const lab = await open({ frames, stopsAt: () => ['let_in'] }, { ...firstScenario, actAt: null });
  await lab.playback.seek(at(8));
  await lab.act({ type: 'revoke', credential: 'cred-1' }, { type: 'revoke', credential: 'cred-2' });
  await playOn(lab, frames);
  const late = lab.log.findLast((event) => event.kind === 'request');
  expect(late).toMatchObject({ at: lab.playback.at, actor: 'attacker', lane: 'jwt' });
  const seconds = Math.floor((lab.playback.at - at(8)) / 1000);
  expect(lab.seeker.stopped).toContain(
    `The thief is let in with the JWT, ${seconds} s after the revocation.`,
  );
  await playOn(lab, frames);
  expect(lab.playback.ended).toBe(true);
});

test('time stops where a thief who was let in late is shut out at last, and says how long that took', async () => {
  const frames = new HandFrames();
  const lab = await open({ frames, stopsAt: () => ['shut_out'] }, { ...cachedKey, actAt: null });
  const revokedAt = cachedKey.world.startsAt + 5 * 60_000;
  await lab.playback.seek(revokedAt);
  await lab.revokeLeaked();
  await playOn(lab, frames);
  const refused = lab.log.findLast((event) => event.kind === 'request' && event.actor === 'attacker');
  expect(refused).toMatchObject({ at: lab.playback.at, exchange: { response: { status: 401 } } });
  expect(lab.seeker.stopped).toContain(`, ${duration(lab.playback.at - revokedAt)} after the revocation.`);
});

test('time does not stop for a thief whom a revocation shuts out at once', async () => {
  const frames = new HandFrames();
  const lab = await open({ frames, stopsAt: () => ['shut_out'] }, { ...firstScenario, actAt: null });
  await lab.playback.seek(at(8));
  await lab.act({ type: 'revoke', credential: 'cred-1' });
  await playOn(lab, frames);
  expect(lab.playback.ended).toBe(true);
});

test('time stops at the first refusal of each caller, once', async () => {
  const frames = new HandFrames();
  const lab = await open({ frames, stopsAt: () => ['refusal'] }, { ...firstScenario, actAt: null });
  await lab.playback.seek(at(8));
  await lab.act({ type: 'revoke', credential: 'cred-1' });
  const callers: (string | null)[] = [];
  while (!lab.playback.ended) {
    await playOn(lab, frames);
    if (lab.seeker.stopped) callers.push(lab.seeker.stopped.replace(/^.*?: /, ''));
  }
  expect(callers).toEqual([
    expect.stringMatching(/^The thief .* API key/),
    expect.stringMatching(/^The customer .* API key/),
    expect.stringMatching(/^The thief .* JWT/),
  ]);
});

test('at a day a second time waits for what is computed, and gets to the end', async () => {
  const frames = new HandFrames();
  const lab = await open(
    { frames, stopsAt: () => BREAKPOINT_KINDS.slice(0, 0) },
    { ...firstScenario, actAt: null },
  );
  lab.playback.speed = 86_400;
  lab.playback.play();
  for (let frame = 0; lab.playback.playing && frame < 3000; frame += 1) {
    await frames.pass(16);
    expect(lab.playback.at).toBeLessThanOrEqual(lab.world.endsAt);
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(lab.playback.ended).toBe(true);
});

test('a long way says how far it is, stays open to other wishes, and the last wish wins', async () => {
  const long = { ...firstScenario, world: { ...world, endsAt: world.startsAt + 6 * 3_600_000 } };
  const lab = await open({}, long);
  const seeking = lab.playback.seek(long.world.endsAt);
  const shares: number[] = [];
  for (let look = 0; look < 400 && shares.length < 3; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (lab.seeker.computing) shares.push(lab.seeker.computing.done / lab.seeker.computing.of);
  }
  expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
  expect(shares.length).toBe(3);
  await lab.playback.seek(at(5));
  await seeking;
  expect([lab.playback.at, lab.seeker.computing]).toEqual([at(5), null]);
});

test('bookmarks are kept in order, found in both directions, and go when pressed again', async () => {
  const lab = await open();
  for (const moment of [at(8), at(4), at(12)]) {
    await lab.playback.seek(moment);
    lab.bookmarks.toggle(lab.nowMs);
  }
  expect(lab.bookmarks.moments).toEqual([at(4), at(8), at(12)]);
  lab.goToBookmark(-1);
  await expect.poll(() => lab.playback.at).toBe(at(8));
  lab.bookmarks.toggle(lab.nowMs);
  expect(lab.bookmarks.moments).toEqual([at(4), at(12)]);
});

const LEEWAYS: [where: string, inTheStory: number, byTheDial: number | null][] = [
  ['in the story', 300, null],
  ['by the dial', 0, 300],
  ['taken back by the dial', 300, 0],
];

test.each(LEEWAYS)(
  'the clock stops, and runs, to where the leaked token is refused: leeway %s',
  async (_, given, dial) => {
    const frames = new HandFrames();
    const world = { ...firstScenario.world, api: { ...firstScenario.world.api, leewayS: given } };
    const lab = await open({ frames, stopsAt: () => ['expiry'] }, { ...firstScenario, world, actAt: null });
    await lab.playback.seek(at(6));
    if (dial !== null) await lab.act({ type: 'configure', dials: { leewayS: dial } });
    await playOn(lab, frames);
    const end = at(15) + (dial ?? given) * 1000;
    expect(lab.playback.at).toBe(end);
    expect(lab.seeker.stopped).toContain('The leaked token has expired.');

    await lab.seeker.runToExpiry();
    expect(lab.playback.at).toBe(end + 60_000);
    const [refused] = lab.log.filter((event) => isThiefRefused(event));
    expect(refused?.at).toBeGreaterThanOrEqual(end);
    expect(lab.log.some((event) => isThiefLetIn(event) && event.at >= end)).toBe(false);
  },
);

function isThiefRefused(event: LogEvent): boolean {
  return event.kind === 'request' && event.actor === 'attacker' && event.lane === 'jwt' && isRefused(event);
}

function isThiefLetIn(event: LogEvent): boolean {
  return event.kind === 'request' && event.actor === 'attacker' && event.lane === 'jwt' && !isRefused(event);
}
