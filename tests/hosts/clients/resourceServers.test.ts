import { auth } from 'express-oauth2-jwt-bearer';
import { createVerifier } from 'fast-jwt';
import buildGetJwks from 'get-jwks';
import { expect, test } from 'vitest';
import type { PracticeServer } from '../../../src/hosts/package/node.js';
import { members } from '../../core/api/harness.js';
import { backend, served } from './outside.js';

async function tokenOf(server: PracticeServer): Promise<string> {
  const { id, secret } = backend(server);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  });
  const answer = await fetch(`${server.api}/oauth/token`, { method: 'POST', body });
  return String((await members(answer))['access_token']);
}

/** Puts the server's clock back, so that what it issues next has expired by the real one. */
function anHourAgo(server: PracticeServer): void {
  server.clock.set(server.clock.now() - 3_600_000);
}

test('an API on express-oauth2-jwt-bearer discovers keys, takes a token, and refuses bad ones', async () => {
  const server = await served();
  const handle = auth({
    issuerBaseURL: server.issuer,
    audience: server.issuer,
    cooldownDuration: 0,
    strict: true,
  });
  const ask = async (token: string): Promise<number> => {
    const headers: Record<string, string> = { host: 'api.example', authorization: `Bearer ${token}` };
    return new Promise((resolve) => {
      // What Express hands to it, as far as it looks.
      const request = { headers, query: {}, method: 'GET', url: '/', protocol: 'https', is: () => false };
      const told = (error?: { statusCode?: number }): void => resolve(error?.statusCode ?? 200);
      handle(
        { ...request, get: (name: string) => headers[name.toLowerCase()] } as never,
        {} as never,
        told as never,
      );
    });
  };
  const first = await tokenOf(server);
  expect(await ask(first)).toBe(200);
  expect(await ask(`${first.slice(0, -8)}AAAAAAAA`)).toBe(401);

  await server.control.addSigningKey({});
  expect(await ask(await tokenOf(server))).toBe(200);
  anHourAgo(server);
  expect(await ask(await tokenOf(server))).toBe(401);
  expect(await ask(first)).toBe(200);
});

test.each([
  ['where it looks by itself', {}],
  ['by discovery', { providerDiscovery: true }],
])('an API on fast-jwt finds keys with get-jwks %s', async (_, options) => {
  const server = await served();
  const jwks = buildGetJwks({ issuersWhitelist: [server.issuer], ...options });
  const verify = createVerifier({
    key: ({ header, payload }: { header: { kid: string; alg: string }; payload: { iss: string } }) =>
      jwks.getPublicKey({ kid: header.kid, alg: header.alg, domain: payload.iss }),
    allowedIss: server.issuer,
    allowedAud: server.issuer,
  } as never) as unknown as (token: string) => Promise<Record<string, unknown>>;
  expect(await verify(await tokenOf(server))).toMatchObject({ client_id: 'demo-backend' });

  await server.control.addSigningKey({});
  expect(await verify(await tokenOf(server))).toMatchObject({ iss: server.issuer });
  anHourAgo(server);
  await expect(verify(await tokenOf(server))).rejects.toMatchObject({ code: 'FAST_JWT_EXPIRED' });

  await server.control.addSigningKey({});
  await server.control.addFault({ match: { path: '/.well-known/jwks.json' }, answer: 'unknown-kid' });
  await expect(verify(await tokenOf(server))).rejects.toMatchObject({ code: 'FAST_JWT_KEY_FETCHING_ERROR' });
});
