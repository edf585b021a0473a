import { decodeProtectedHeader, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { createApi, type Api } from '../../../src/core/api/index.js';
import type { Alg } from '../../../src/core/credentials/index.js';
import type { Kit } from '../../../src/core/verifier/index.js';
import { ALGS, AUDIENCE, caseOf, counting, failures, ISSUER, kitFor, NOW } from './kits.js';

/** The mock API with the key set of the kit in place of its own. */
async function apiFor(kit: Kit, alg: Alg): Promise<Api> {
  const deps = {
    clock: { now: () => NOW },
    random: counting(),
    config: {
      issuer: ISSUER,
      audience: AUDIENCE,
      alg,
      leewayS: kit.setup.leewayS,
      limit: { requests: 1000, windowS: 60 },
    },
  };
  const { state } = await createApi(deps);
  const [own] = [...state.signingKeys.values()];
  if (!own) throw new Error('the API has no key');
  const { kid = '' } = decodeProtectedHeader(caseOf(kit, 'minimal').token);
  const [jwk] = kit.jwks.keys;
  const secret = new TextEncoder().encode(kit.secret ?? '');
  const verifyWith = jwk
    ? await importJWK(jwk, alg)
    : await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  state.signingKeys.clear();
  state.signingKeys.set(kid, { ...own, kid, verifyWith: verifyWith as CryptoKey });
  return createApi({ ...deps, state });
}

describe.each(ALGS)('the mock API that takes %s', (alg) => {
  test('gets every case of the kit right', async () => {
    const kit = await kitFor(alg);
    const api = await apiFor(kit, alg);
    const wrong = await failures(kit, async (token) => {
      const headers = { Authorization: `Bearer ${token}` };
      return (await api.fetch(new Request('https://kit.example/v1/me', { headers }))).status;
    });
    expect(wrong).toEqual([]);
  });
});
