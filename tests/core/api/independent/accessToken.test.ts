import * as oauth from 'oauth4webapi';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startApi } from '../harness.js';
import {
  AUDIENCE,
  carrying,
  clientToken,
  connect,
  ISSUERS,
  passSeconds,
  signIn,
  stopWallClock,
  type Outside,
} from './outside.js';

beforeEach(stopWallClock);
afterEach(() => {
  vi.useRealTimers();
});

const validate = ({ as, through }: Outside, token: string, audience = AUDIENCE) =>
  oauth.validateJwtAccessToken(as, carrying(token), audience, { ...through, [oauth.clockTolerance]: 0 });

/** What our own API says about the token. */
async function statusOf({ harness }: Outside, token: string): Promise<number> {
  return (await harness.call('GET /v1/me', { headers: { Authorization: `Bearer ${token}` } })).status;
}

describe('a JWT access token, judged by a resource server of another author (RFC 9068 section 4)', () => {
  test.each(['ES256', 'RS256', 'PS256', 'Ed25519'] as const)('is valid under %s', async (alg) => {
    const outside = await connect('https://api.example/tenant', { alg });
    const claims = await validate(outside, await clientToken(outside, 'orders:read'));
    expect(claims).toMatchObject({
      iss: 'https://api.example/tenant',
      sub: 'demo-backend',
      client_id: 'demo-backend',
      aud: AUDIENCE,
      scope: 'orders:read',
    });
  });

  test.each(ISSUERS)('from %s names the person as subject after a sign-in', async (issuer) => {
    const outside = await connect(issuer);
    const { access_token: token } = await signIn(outside);
    expect(await validate(outside, token)).toMatchObject({
      iss: issuer,
      sub: 'user-ana',
      client_id: 'demo-app',
    });
  });

  test('is valid until the second of its expiry, here and there', async () => {
    const outside = await connect('https://api.example');
    const token = await clientToken(outside);
    passSeconds(outside.harness, 899);
    expect(await validate(outside, token)).toHaveProperty('jti');
    expect(await statusOf(outside, token)).toBe(200);
    passSeconds(outside.harness, 1);
    await expect(validate(outside, token)).rejects.toMatchObject({ code: oauth.JWT_TIMESTAMP_CHECK });
    expect(await statusOf(outside, token)).toBe(401);
  });

  test('for one API is refused by another', async () => {
    const outside = await connect('https://api.example');
    const token = await clientToken(outside);
    await expect(validate(outside, token, 'https://billing.example')).rejects.toMatchObject({
      code: oauth.JWT_CLAIM_COMPARISON,
    });
  });

  test('of another issuer is refused, though its key id is the same', async () => {
    const [here, there] = await Promise.all([
      connect('https://api.example'),
      connect('https://evil.example'),
    ]);
    const token = await clientToken(there);
    await expect(validate(here, token)).rejects.toMatchObject({ code: oauth.JWT_CLAIM_COMPARISON });
    expect(await statusOf(here, token)).toBe(401);
  });

  test('signed by another key of the same name is refused', async () => {
    const [here, twin] = await Promise.all([connect('https://api.example'), connect('https://api.example')]);
    const token = await clientToken(twin);
    await expect(validate(here, token)).rejects.toThrow('signature verification failed');
    expect(await statusOf(here, token)).toBe(401);
  });

  test('under HS256 can be checked by nobody outside: the key set stays empty, since its key would sign as well', async () => {
    const outside = await connect('https://api.example', { alg: 'HS256' });
    const token = await clientToken(outside);
    await expect(validate(outside, token)).rejects.toMatchObject({ code: oauth.INVALID_RESPONSE });
    const jwks = await outside.harness.call('GET /.well-known/jwks.json');
    expect(await jwks.json()).toEqual({ keys: [] });
    expect(await statusOf(outside, token)).toBe(200);
  });

  test('an API key is none', async () => {
    const { api } = await startApi();
    const outside = await connect(api.config.issuer);
    await expect(validate(outside, 'kot_demo_0123456789')).rejects.toThrow('Invalid JWT');
  });
});
