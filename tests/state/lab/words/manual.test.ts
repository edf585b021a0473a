import { expect, test } from 'vitest';
import { firstScenario } from '../../../../src/content/scenarios/index.js';
import { flagsOf } from '../../../../src/state/lab/timeline/flags.js';
import { Lab } from '../../../../src/state/lab/lab.svelte.js';
import { narrate, verdict } from '../../../../src/state/lab/words/narration.js';
import { toldEvents, Turns } from '../../../../src/state/lab/story/story.js';
import { marksOf } from '../../../../src/state/lab/timeline/log.js';

const deps = { frames: { request: () => undefined }, reducedMotion: () => true };
const ADMIN = { Authorization: 'Bearer demo-admin-secret' };

async function open(): Promise<Lab> {
  const lab = await Lab.open(firstScenario, deps, 1);
  await lab.playback.seek(firstScenario.opensAt);
  return lab;
}

function call(lab: Lab, path: string, init?: RequestInit): Promise<Response> {
  return lab.serve(new Request(`https://api.example${path}`, init));
}

const sentences = (lab: Lab): string[] =>
  new Turns().of(lab.log).map((event) => narrate(event, lab.credentials));

test('a request is answered at the moment on screen, and is told as yours', async () => {
  const lab = await open();
  expect((await call(lab, '/v1/orders?access_token=x')).status).toBe(401);
  expect(lab.log.at(-1)).toMatchObject({ actor: 'you', at: firstScenario.opensAt });
  expect(sentences(lab).at(-1)).toBe('You call GET /v1/orders by hand: 401 Unauthorized.');
  const event = lab.log.at(-1);
  expect(event?.kind === 'request' && verdict(event, lab.credentials)).toEqual({
    sentence: '401 Unauthorized, to you',
    harm: false,
  });
});

test('it is told once, not as a command too', async () => {
  const lab = await open();
  await call(lab, '/v1/orders');
  expect(lab.log.at(-2)).toMatchObject({ kind: 'command', command: { type: 'send' } });
  expect(toldEvents(lab.log)).toHaveLength(lab.log.length - 1);
  expect(sentences(lab).filter((sentence) => sentence.includes('by hand'))).toHaveLength(1);
});

test('it stands in the lane of its credential, or in neither', async () => {
  const lab = await open();
  const { key } = (await (await call(lab, '/v1/keys', { method: 'POST', headers: ADMIN })).json()) as {
    key: string;
  };
  await call(lab, '/v1/orders', { headers: { Authorization: `Bearer ${key}` } });
  await call(lab, '/v1/orders', { headers: { Authorization: 'Bearer e30.e30.e30' } });
  await call(lab, '/v1/orders');
  const kinds = (lane: 'key' | 'jwt' | null): string[] =>
    marksOf(lab.log, lane, 'you').map(({ kind }) => kind);
  expect([kinds('key'), kinds('jwt'), kinds(null)]).toEqual([
    ['allowed', 'allowed'],
    ['refused'],
    ['refused'],
  ]);
});

test('what is sent by hand gets a line of its own', async () => {
  const lab = await open();
  await call(lab, '/v1/keys/key_1', { method: 'DELETE', headers: ADMIN });
  const commands = lab.log.filter((event) => event.kind === 'command');
  const flags = flagsOf(commands, lab.world.startsAt);
  expect(flags).toContainEqual({ at: firstScenario.opensAt, label: 'sent by hand', harm: false });
});

test('each request can be undone, and what it brought is gone', async () => {
  const lab = await open();
  const before = lab.view.credentials.length;
  await call(lab, '/v1/keys', { method: 'POST', headers: ADMIN });
  expect(lab.view.credentials).toHaveLength(before + 1);
  await lab.undo();
  expect([lab.view.credentials.length, lab.canUndo]).toEqual([before, false]);
});

test('requests and buttons at the same time all count, in the order they came', async () => {
  const lab = await open();
  await Promise.all([
    call(lab, '/v1/keys', { method: 'POST', headers: ADMIN }),
    lab.act({ type: 'revoke', credential: 'cred-1' }),
    call(lab, '/v1/keys', { method: 'POST', headers: ADMIN }),
    lab.act({ type: 'mint', lane: 'key' }),
  ]);
  const commands = lab.log.filter((event) => event.kind === 'command').slice(-4);
  expect(commands.map(({ command }) => command.type)).toEqual(['send', 'revoke', 'send', 'mint']);
});

test('behind the end of the run a request begins another future', async () => {
  const lab = await open();
  await lab.act({ type: 'revoke', credential: 'cred-1' });
  await lab.playback.seek(firstScenario.opensAt - 60_000);
  await call(lab, '/v1/orders');
  await lab.playback.seek(firstScenario.opensAt + 60_000);
  expect(lab.view.credentials.some(({ revokedAt }) => revokedAt !== null)).toBe(false);
});
