import type { Api } from '../../../../src/core/api/index.js';
import { CLAIMS, forge, newKey, segment, without } from '../../credentials/forge.js';

/** Tokens that were never handed out: by a stranger under our key's name, or by our own key with something amiss. */
export async function forgedTokens(api: Api, now: number): Promise<string[]> {
  const { issuer: iss, audience: aud, alg } = api.config;
  const [ours] = api.state.signingKeys.values();
  if (!ours) throw new Error('createApi always provides a signing key');
  const stranger = await newKey(alg, ours.kid);
  const iat = Math.floor(now / 1000);
  const claims = { ...CLAIMS, iss, aud, iat, exp: iat + 900, scope: 'orders:read orders:write' };
  const endless = { ...without('exp'), iss, aud, iat };
  return Promise.all([
    forge(stranger, claims),
    forge(ours, claims, { typ: 'JWT' }),
    forge(ours, claims, { kid: 'sig-99' }),
    forge(ours, endless),
    forge(ours, { ...claims, exp: iat - 100_000 }),
    forge(ours, { ...claims, nbf: iat + 10_000_000 }),
    forge(ours, { ...claims, aud: 'https://elsewhere.example' }),
    forge(ours, { ...claims, iss: 'https://other.example' }),
    forge(ours, { ...claims, sub: 7 }),
    `${segment({ alg: 'none', typ: 'at+jwt' })}.${segment(claims)}.`,
    `${segment({ alg, typ: 'at+jwt', kid: ours.kid })}.${segment(claims)}.AAAA`,
    `${segment({ alg, typ: 'at+jwt', kid: '__proto__' })}.${segment(claims)}.AAAA`,
  ]);
}
