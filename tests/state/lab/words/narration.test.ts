import { expect, test } from 'vitest';
import {
  CALLERS,
  type CommandType,
  type LogEvent,
  type RequestEvent,
} from '../../../../src/core/simulation/index.js';
import { narrate, verdict } from '../../../../src/state/lab/words/narration.js';
import { statusLine } from '../../../../src/state/lab/words/statusLine.js';
import { bundled, eachInTurn } from '../../../core/simulation/eachCommand.js';
import { at, play, world } from '../../../core/simulation/harness.js';

/** What is said of each command in `EACH`. */
const SENTENCES: Record<CommandType, string> = {
  add_proxy: 'You put a proxy in front: the customer’s keys leave the bundle for its own server.',
  mint: 'An API key is minted for another customer.',
  leak: 'The refresh token leaks: a thief has a copy.',
  leak_signing_key: 'The signing key leaks: a thief makes tokens of its own.',
  revoke: 'You revoke the access token.',
  rotate: 'You rotate the API key, the old one lives on for 1 min 00 s.',
  refresh: 'You have the customer refresh the access token.',
  open_tab: 'The customer opens a second tab, with the tokens of the first.',
  log_out: 'The customer logs out.',
  sign_out_everywhere: 'You sign user-ana out everywhere.',
  change_role: 'You change the role of user-ana to member.',
  delete_user: 'You delete user-gil.',
  rotate_signing_key: 'You add a new signing key. It signs in 10 min 00 s.',
  remove_signing_key: 'You remove the oldest signing key; verifiers do not get it again.',
  configure: 'You set “Gateway remembers good keys” to 5 min and you switch the denylist on.',
  break: 'The key store goes down.',
  mend: 'The key store is back.',
  send: 'You send a request by hand: GET /v1/orders.',
};

test('every command has a sentence, and none of them an undefined in it', async () => {
  const run = await play(eachInTurn(at(5)), bundled);
  const credentials = new Map(run.view(at(6)).credentials.map((row) => [row.id, row]));
  const told = run.log
    .filter((event) => event.kind === 'command' && event.at >= at(5))
    .map((event) => [event.kind === 'command' && event.command.type, narrate(event, credentials)]);
  expect(Object.fromEntries(told)).toEqual(SENTENCES);
  const all = run.log.map((event) => narrate(event, credentials));
  expect(all.filter((sentence) => /undefined|null|NaN/.test(sentence))).toEqual([]);
  expect(all).toContain('You call GET /v1/orders by hand: 401 Unauthorized.');
  expect(all).toContain('You ask the server to do it: 204 No Content.');
});

const answered = (event: Partial<RequestEvent>, status: number): RequestEvent =>
  ({
    kind: 'request',
    seq: 0,
    at: at(9),
    purpose: 'call',
    credential: null,
    exchange: { response: { status } },
    ...event,
  }) as RequestEvent;

test.each([...CALLERS, 'you'] as const)('a call of %s says to whom it was answered', (actor) => {
  const { sentence } = verdict(answered({ actor }, 200), new Map());
  expect(sentence).toMatch(/^200 OK, to (a thief|you|another customer|your customer)/);
});

test('letting a thief in is harm, and so is refusing an honest caller', () => {
  const harm = (actor: RequestEvent['actor'], status: number): boolean =>
    verdict(answered({ actor }, status), new Map()).harm;
  expect([harm('attacker', 200), harm('customer', 401), harm('second_tab', 503)]).toEqual([true, true, true]);
  expect([harm('attacker', 401), harm('customer', 200), harm('you', 401)]).toEqual([false, false, false]);
});

test.each([200, 201, 204, 302, 400, 401, 403, 404, 405, 422, 429, 431, 503])(
  'status %i has its name',
  (status) => {
    expect(statusLine(status)).toMatch(/^\d{3} [A-Z]/);
  },
);

test('a customer who trades a key for a token is told as such', async () => {
  const run = await play([], { ...world, tokensFor: 'api_key' });
  const exchange = run.log.find(
    (event: LogEvent) => event.kind === 'request' && event.purpose === 'exchange',
  );
  expect(exchange && narrate(exchange, new Map())).toBe(
    'The customer trades the API key for a token: 200 OK.',
  );
});
