import { describe, expect, test } from 'vitest';
import { s256Challenge } from '../../../src/core/credentials/index.js';
import { members, startApi } from './harness.js';
import { authorizationQuery, authorize, codeForm } from './oauth.js';

const harness = await startApi();

async function exchange(verifier: string, challengeOf = verifier) {
  const challenge = await s256Challenge(challengeOf);
  const code = (await authorize(harness, { code_challenge: challenge })).get('code') ?? '';
  const form = codeForm(code, { code_verifier: verifier });
  const response = await harness.call('POST /oauth/token', { form });
  return { code, status: response.status, body: await members(response) };
}

describe('a code verifier', () => {
  test.each([
    'a'.repeat(43),
    'Z'.repeat(128),
    '-._~'.repeat(11),
    'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  ])('of 43 to 128 unreserved characters is taken: %s', async (verifier) => {
    expect((await exchange(verifier)).status).toBe(200);
  });

  test.each([
    'a',
    'a'.repeat(42),
    'a'.repeat(129),
    `${'a'.repeat(42)} `,
    `${'a'.repeat(42)}+`,
    `${'a'.repeat(42)}=`,
    `${'a'.repeat(42)}/`,
    `${'a'.repeat(42)}é`,
    `${'a'.repeat(43)}\n`,
  ])('that is anything else is refused and named, and the code is not spent: %j', async (verifier) => {
    const { code, status, body } = await exchange(verifier);
    expect([status, body['error']]).toEqual([400, 'invalid_request']);
    expect(body['error_description']).toMatch(/code_verifier.*43 to 128/);
    expect(harness.api.state.codes.size).toBeGreaterThan(0);
    // The same code with the right form of verifier is judged by the challenge, not called used.
    const right = await harness.call('POST /oauth/token', { form: codeForm(code) });
    expect((await members(right))['error_description']).toContain('code_challenge');
  });

  test('that does not fit the challenge is invalid_grant (RFC 7636 section 4.6)', async () => {
    const { status, body } = await exchange('b'.repeat(43), 'a'.repeat(43));
    expect([status, body['error']]).toEqual([400, 'invalid_grant']);
    expect(body['error_description']).toContain('code_verifier');
  });
});

describe('PKCE is required, with S256, and the answer says so (RFC 7636 section 4.4.1)', () => {
  test.each([
    [{ code_challenge: '' }, /code_challenge is missing.*PKCE is required/],
    [{ code_challenge: '', code_challenge_method: '' }, /code_challenge is missing.*PKCE is required/],
    [{ code_challenge_method: '' }, /code_challenge_method is missing.*S256/],
    [{ code_challenge_method: 'plain' }, /code_challenge_method.*S256.*plain/],
    [{ code_challenge_method: 's256' }, /code_challenge_method.*S256/],
    [{ code_challenge: 'a'.repeat(42) }, /code_challenge .*43 characters of base64url/],
    [{ code_challenge: 'a'.repeat(44) }, /code_challenge .*43 characters of base64url/],
    [{ code_challenge: `${'a'.repeat(42)}=` }, /code_challenge .*43 characters of base64url/],
    [{ code_challenge: `${'a'.repeat(42)}+` }, /code_challenge .*43 characters of base64url/],
  ])('%j', async (changes, sentence) => {
    const answer = await authorize(harness, changes as Record<string, string>);
    expect(answer.get('error')).toBe('invalid_request');
    expect(answer.get('error_description')).toMatch(sentence);
    expect(answer.get('iss')).toBe('https://api.example');
    expect(answer.has('code')).toBe(false);
  });

  test('a token request without the verifier hears it too', async () => {
    const { status, body } = await exchange('');
    expect([status, body['error']]).toEqual([400, 'invalid_request']);
    expect(body['error_description']).toMatch(/code_verifier is missing.*PKCE is required/);
  });

  test('a challenge that comes twice is refused by its name', async () => {
    const query = await authorizationQuery({ state: 's' });
    const response = await harness.call(`GET /oauth/authorize?${query}&code_challenge=${'a'.repeat(43)}`);
    const { searchParams } = new URL(response.headers.get('location') ?? '');
    expect(searchParams.get('error')).toBe('invalid_request');
    expect(searchParams.get('error_description')).toContain('code_challenge');
  });
});
