import { utf8 } from '../../shared/index.js';
import { signerOf, type AsymmetricAlg, type KeyPair } from './keys.js';

type Bytes = Uint8Array<ArrayBuffer>;
const [INTEGER, BIT_STRING, UTF8_STRING, UTC_TIME, SEQUENCE, SET] = [0x02, 0x03, 0x0c, 0x17, 0x30, 0x31];
/** The tag around the version of a certificate (RFC 5280 section 4.1). */
const VERSION = 0xa0;
const COMMON_NAME = Uint8Array.of(0x06, 0x03, 0x55, 0x04, 0x03);

/** What a certificate calls its signature algorithm (RFC 8017 A.2, RFC 5758 section 3.2, RFC 8410 section 3). */
const SHA256_RSA = Uint8Array.of(0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 0x0b, 0x05, 0);
const ALGORITHM_IDS: Record<AsymmetricAlg, Bytes> = {
  RS256: SHA256_RSA,
  PS256: SHA256_RSA,
  ES256: Uint8Array.of(0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2),
  Ed25519: Uint8Array.of(0x06, 3, 0x2b, 0x65, 0x70),
};

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function der(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const content = joined(...parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >>> 8, length & 0xff];
  return joined(Uint8Array.of(tag, ...size), content);
}

/** A number without a sign: no leading zeros but the one that keeps it positive. */
function integer(bytes: Uint8Array): Bytes {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start === -1 ? Uint8Array.of(0) : bytes.slice(start);
  return der(INTEGER, (digits[0] ?? 0) >= 0x80 ? joined(Uint8Array.of(0), digits) : digits);
}

/** An ECDSA signature as X.509 and most libraries write it; JWS has r and s side by side (RFC 7518 section 3.4). */
export function ecdsaDer(signature: Uint8Array): Bytes {
  return der(SEQUENCE, integer(signature.slice(0, 32)), integer(signature.slice(32)));
}

/** A certificate that a key has signed for itself (RFC 5280 section 4.1): anybody can make one. */
export async function selfSigned(pair: KeyPair, alg: AsymmetricAlg): Promise<Bytes> {
  const algorithm = der(SEQUENCE, ALGORITHM_IDS[alg]);
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, utf8('attacker.example')))),
  );
  const validity = der(SEQUENCE, der(UTC_TIME, utf8('200101000000Z')), der(UTC_TIME, utf8('491231235959Z')));
  const version = der(VERSION, integer(Uint8Array.of(2)));
  const content = der(
    SEQUENCE,
    version,
    integer(Uint8Array.of(1)),
    algorithm,
    name,
    validity,
    name,
    pair.spki,
  );
  // An RSA key signs certificates with PKCS #1, whatever it signs tokens with.
  const sign = alg === 'PS256' ? await signerOf(pair.privateJwk, 'RS256') : pair.sign;
  const signature = await sign(content);
  const written = alg === 'ES256' ? ecdsaDer(signature) : signature;
  return der(SEQUENCE, content, algorithm, der(BIT_STRING, Uint8Array.of(0), written));
}
