import { base64url, type JWK } from 'jose';

type Algorithm = RsaHashedImportParams & EcKeyImportParams & EcdsaParams & RsaPssParams & HmacImportParams;

/** How WebCrypto names what RFC 7518 section 3.1 and RFC 8037 section 3.1 name in one word. */
const ALGORITHMS: Record<string, Partial<Algorithm> & { name: string }> = {
  HS256: { name: 'HMAC', hash: 'SHA-256' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  PS384: { name: 'RSA-PSS', hash: 'SHA-384', saltLength: 48 },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  ES512: { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' },
  EdDSA: { name: 'Ed25519' },
};

/** The public half of a published key, or the secret where there are no halves. */
export function verifyingHalf(jwk: JWK): JWK {
  const half = { ...jwk };
  delete half.d;
  return half;
}

/** Verifies with WebCrypto alone: no JOSE library stands between the published bytes and the platform. */
export async function platformVerifier(alg: string, jwk: JWK): Promise<(token: string) => Promise<boolean>> {
  const algorithm = ALGORITHMS[alg];
  if (!algorithm) throw new Error(`no WebCrypto name for ${alg}`);
  const key = await crypto.subtle.importKey('jwk', verifyingHalf(jwk), algorithm, false, ['verify']);
  return (token) => {
    const at = token.lastIndexOf('.');
    const signed = new TextEncoder().encode(token.slice(0, at));
    const signature = Uint8Array.from(base64url.decode(token.slice(at + 1)));
    return crypto.subtle.verify(algorithm, key, signature, signed);
  };
}

/** The token again and again, each time with one bit of one octet turned, in every third octet of each segment. */
export function withOneBitTurned(token: string): string[] {
  const segments = token.split('.');
  return segments.flatMap((text, index) => {
    const octets = base64url.decode(text);
    const places = [...octets.keys()].filter((at) => at % 3 === 0);
    return places.map((at) => {
      const turned = octets.map((octet, place) => (place === at ? octet ^ (1 << (at % 8)) : octet));
      return segments.with(index, base64url.encode(turned)).join('.');
    });
  });
}
