import { describe, expect, test } from 'vitest';
import { inspect, type Expectation, type Found } from '../../../src/core/inspector/index.js';
import { ChecklistBoard } from '../../../src/state/checklist/checklist.svelte.js';
import { addToChecklist, calledFor, forChecklist } from '../../../src/state/inspect/onward/checklist.js';
import { leakedAddress } from '../../../src/state/inspect/onward/leaked.js';
import { labSettings, verifierAddress } from '../../../src/state/inspect/onward/setUp.js';
import { writeSetUp } from '../../../src/state/lab/fromAnswers.js';
import { readTold } from '../../../src/state/leaked/address.js';
import { parseRoute } from '../../../src/state/shell/route.js';
import { drawn, GOOD, hmacToken, NOW, NOW_S, pairOf, pemOf } from '../../core/inspector/make.js';
import { shelfHolding } from '../../ui/shelves.js';

async function foundIn(text: string, expect: Expectation = {}): Promise<Found[]> {
  return (await inspect({ text, now: NOW, expect })).found;
}

async function told(text: string, leewayS = 0): Promise<unknown> {
  const all = await foundIn(text);
  const address = all[0] && leakedAddress(all[0], all, leewayS);
  const route = address ? parseRoute(address) : null;
  return route?.page === 'leaked' ? readTold(route.query) : null;
}

const HOUR = { ...GOOD, iat: NOW_S - 60, exp: NOW_S + 3540 };

describe('“It has leaked” is answered by what the credential says', () => {
  test('of a token by its lifetime, the leeway, and a refresh token beside it', async () => {
    const token = await hmacToken({ claims: HOUR });
    expect(await told(token, 60)).toEqual({
      kind: 'access-token',
      answers: { lifetime: 3600, leeway: 60 },
      problems: [],
    });
    const answer = JSON.stringify({ access_token: token, token_type: 'Bearer', refresh_token: drawn(40) });
    expect(await told(answer)).toMatchObject({ kind: 'refresh-token', problems: [] });
  });

  test.each([
    ['a key of Stripe', `sk_live_${drawn(24)}`, { kind: 'third-party-key', answers: { vendor: 'stripe' } }],
    ['a key of GitHub', `ghp_${drawn(36)}`, { kind: 'third-party-key', answers: { vendor: 'github' } }],
    ['a key of npm', `npm_${drawn(36)}`, { kind: 'third-party-key', answers: { vendor: 'other' } }],
    ['a session cookie', `Cookie: session=${drawn(40)}`, { kind: 'session-cookie' }],
    ['an API key without a form', `X-API-Key: ${drawn(40)}`, { kind: 'api-key' }],
    ['a client secret', `client_secret=${drawn(40)}`, { kind: 'client-secret' }],
    ['a secret key set', '{"kty":"oct","k":"c2VjcmV0"}', { kind: 'signing-key', answers: { alg: 'shared' } }],
  ])('of %s', async (_, text, is) => {
    expect(await told(text)).toMatchObject({ ...is, problems: [] });
  });

  test('of a private key, and of nothing that may be seen', async () => {
    const { privateKey, publicJwk } = await pairOf('ES256');
    expect(await told(await pemOf(privateKey))).toMatchObject({
      kind: 'signing-key',
      answers: { alg: 'pair' },
    });
    expect(await told(JSON.stringify(publicJwk))).toBeNull();
    expect(await told(`pk_live_${drawn(24)}`)).toBeNull();
  });

  test('and carries no character of it', async () => {
    const token = await hmacToken({ claims: HOUR });
    const all = await foundIn(token);
    const address = (all[0] && leakedAddress(all[0], all)) ?? '';
    for (const part of [...token.split('.'), 'user-1', 'as.example']) expect(address).not.toContain(part);
  });
});

describe('the Lab and the kit are set up for one like it', () => {
  test('by algorithm, lifetime and leeway', async () => {
    const [found] = await foundIn(await hmacToken({ claims: HOUR, header: { alg: 'HS512' } }));
    if (!found) throw new Error('nothing was found');
    const settings = labSettings(found, 60);
    expect(settings).toEqual({ alg: 'HS256', accessTtlS: 3600, leewayS: 60 });
    expect(writeSetUp(settings ?? {})).not.toBe('');
    expect(verifierAddress(found, { leewayS: 60 })).toBe(
      '#/verifier?iss=https%3A%2F%2Fas.example&aud=https%3A%2F%2Fapi.example&alg=HS256&profile=at%2Bjwt&leeway=60',
    );
    expect(verifierAddress(found, { issuer: 'https://mine.example' })).toContain('mine.example');
  });

  test('with no name that is a credential, a user or longer than a name', async () => {
    const token = await hmacToken();
    const claims = { ...HOUR, iss: `https://x.example/${token}`, aud: ['https://u:p@h.example', drawn(41)] };
    const [found] = await foundIn(await hmacToken({ claims }));
    expect(found && verifierAddress(found)).toBe('#/verifier?alg=HS256&profile=at%2Bjwt');
  });

  test('for tokens only', async () => {
    const [found] = await foundIn(`npm_${drawn(36)}`);
    expect(found && [labSettings(found), verifierAddress(found)]).toEqual([null, null]);
  });
});

describe('findings on the checklist', () => {
  test('stand beside those of the check, each with its reason, and leave when told', async () => {
    const kept = new Map<string, string>();
    const shelf = shelfHolding(kept);
    const token = await hmacToken({ claims: { ...GOOD, exp: NOW_S + 86_400 } });
    const [found] = await foundIn(token);
    const ids = found ? forChecklist(found) : [];
    expect(ids).toContain('exp-long');
    expect(addToChecklist(shelf, ids)).toBe(true);
    const board = new ChecklistBoard(shelf, {}, [], null, calledFor(ids));
    const item = board.checklist.items.find(({ id }) => id === 'short-access-tokens');
    expect(item?.because).toContain('Inspect found in a credential: “It lives for more than an hour”');
    expect([...kept.values()].join()).not.toContain(token.slice(0, 12));
    board.forgetInspected();
    expect(new ChecklistBoard(shelf, {}).source).toMatchObject({ from: 'nobody', inspected: [] });
  });

  test('of another version are left out', () => {
    expect(calledFor(['no-such-finding', 'constructor'])).toEqual([]);
  });
});
