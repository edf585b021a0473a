import { encodeBase64url, type Clock, type Random } from '../shared/index.js';
import { casesOf } from './cases/index.js';
import { forgeFor, type Party, type Workshop } from './forge/forge.js';
import { makeKeyPair, makeSecret, secretSigner } from './forge/keys.js';
import type { Kit, KitCase, KitInput } from './types.js';

/**
 * A key set and tokens, each with the verdict that its RFC argues. The tokens depend on the clock and on `random`, but for
 * keys and signatures, which WebCrypto makes. Throws where this platform’s WebCrypto lacks the algorithm.
 *
 * ```ts
 * const kit = await makeKit(
 *   { issuer: 'https://kit.example', audience: 'https://api.example', alg: 'ES256', profile: 'at+jwt', leewayS: 0, goodForS: 86_400 },
 *   {
 *     clock: { now: () => Date.UTC(2026, 0, 5, 9) },
 *     random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
 *   },
 * );
 * kit.jwks.keys.length; // 1
 *
 * const letsAllIn = kit.cases.map(({ id }) => ({ id, status: 200 }));
 * const report = judge(kit, letsAllIn);
 * report.judged; // true
 * report.rows.find(({ id }) => id === 'alg-none')?.verdict; // 'wrong'
 * ```
 */
export async function makeKit(input: KitInput, deps: { clock: Clock; random: Random }): Promise<Kit> {
  const { issuer, audience, alg, profile, leewayS, goodForS, maxLifetimeS } = input;
  const madeAt = deps.clock.now();
  const now = Math.floor(madeAt / 1000);
  // A name of its own for each kit: a verifier may still hold the key of the one before.
  const kid = `kit-${encodeBase64url(deps.random.bytes(6))}`;
  const [own, foreign] = await Promise.all([
    makeParty(input, kid, deps.random),
    makeParty(input, kid, deps.random),
  ]);
  const workshop: Workshop = { input, now, kid, own, foreign, random: deps.random };

  const cases: KitCase[] = [];
  for (const { id, group, title, accept, severity, why, ifWrong, source, section, make } of casesOf(input)) {
    const token = await make(forgeFor(id, workshop));
    const cited = { source, ...(section !== undefined && { section }) };
    cases.push({ id, group, title, token, accept, severity, why, ifWrong, ...cited });
  }
  return {
    setup: { issuer, audience, alg, profile, leewayS, ...(maxLifetimeS !== undefined && { maxLifetimeS }) },
    madeAt,
    goodUntil: (now + Math.min(goodForS, maxLifetimeS ?? Infinity)) * 1000,
    jwks: { keys: own.pair ? [own.pair.jwk] : [] },
    ...(own.secret !== null && { secret: own.secret }),
    cases,
  };
}

async function makeParty({ alg }: KitInput, kid: string, random: Random): Promise<Party> {
  if (alg === 'HS256') {
    const secret = makeSecret(random);
    return { pair: null, secret, sign: await secretSigner(secret) };
  }
  const pair = await makeKeyPair(alg, kid);
  return { pair, secret: null, sign: pair.sign };
}
