import { generateKeyPair, generateSecret } from 'jose';
import { refuse, succeed, type Result } from '../shared/index.js';

/** Signature algorithms, by their fully specified names (RFC 7518, RFC 9864: `Ed25519`, not `EdDSA`). */
export const ALGS = ['HS256', 'RS256', 'PS256', 'ES256', 'Ed25519'] as const;
export type Alg = (typeof ALGS)[number];

/** A key and the one algorithm it may be used with (RFC 8725 section 3.1). For HS256 both halves are the secret. */
export interface SigningKey {
  kid: string;
  alg: Alg;
  signWith: CryptoKey;
  verifyWith: CryptoKey;
}

export function isAlg(name: unknown): name is Alg {
  return ALGS.some((alg) => alg === name);
}

/** A fresh key. Refuses an algorithm that this browser's WebCrypto lacks (Ed25519 before Chrome 137). */
export async function generateSigningKey(
  alg: Alg,
  kid: string,
): Promise<Result<SigningKey, { code: 'alg_unavailable' }>> {
  try {
    if (alg === 'HS256') {
      const secret = (await generateSecret(alg)) as CryptoKey;
      return succeed({ kid, alg, signWith: secret, verifyWith: secret });
    }
    const { privateKey, publicKey } = await generateKeyPair(alg);
    return succeed({ kid, alg, signWith: privateKey, verifyWith: publicKey });
  } catch {
    return refuse('alg_unavailable');
  }
}
