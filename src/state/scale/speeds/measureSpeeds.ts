import { ALGORITHMS, type Algorithm } from '../../../content/scale/algorithms.js';

/** So many a second, one after the other. */
export interface Speed {
  signed: number;
  verified: number;
}
/** Null where this browser does not have the algorithm. */
export type Speeds = Readonly<Record<Algorithm, Speed | null>>;

interface Way {
  make: AlgorithmIdentifier | RsaHashedKeyGenParams | EcKeyGenParams | HmacKeyGenParams;
  use: AlgorithmIdentifier | EcdsaParams;
}

const WAYS: Readonly<Record<Algorithm, Way>> = {
  HS256: { make: { name: 'HMAC', hash: 'SHA-256', length: 256 }, use: 'HMAC' },
  ES256: { make: { name: 'ECDSA', namedCurve: 'P-256' }, use: { name: 'ECDSA', hash: 'SHA-256' } },
  RS256: {
    make: {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    use: 'RSASSA-PKCS1-v1_5',
  },
  Ed25519: { make: 'Ed25519', use: 'Ed25519' },
};

/** Until an implementation has loaded what it needs. */
const WARM_UP = 8;

/**
 * How fast this machine signs and verifies a token of so many bytes, one after the other, with keys made for it and thrown
 * away.
 *
 * @param now in milliseconds
 * @param eachMs for each of the eight figures
 */
export async function measureSpeeds(
  subtle: SubtleCrypto,
  now: () => number,
  tokenBytes: number,
  eachMs: number,
): Promise<Speeds> {
  const signed = new Uint8Array(tokenBytes).fill(97);
  const speeds = {} as Record<Algorithm, Speed | null>;
  for (const algorithm of ALGORITHMS) {
    speeds[algorithm] = await speedOf(subtle, WAYS[algorithm], signed, now, eachMs).catch(() => null);
  }
  return speeds;
}

async function speedOf(
  subtle: SubtleCrypto,
  { make, use }: Way,
  signed: Uint8Array<ArrayBuffer>,
  now: () => number,
  eachMs: number,
): Promise<Speed> {
  const made = (await subtle.generateKey(make, false, ['sign', 'verify'])) as CryptoKey | CryptoKeyPair;
  const [own, open] = 'privateKey' in made ? [made.privateKey, made.publicKey] : [made, made];
  const signature = await subtle.sign(use, own, signed);
  return {
    signed: await perSecond(() => subtle.sign(use, own, signed), now, eachMs),
    verified: await perSecond(() => subtle.verify(use, open, signature, signed), now, eachMs),
  };
}

async function perSecond(act: () => Promise<unknown>, now: () => number, eachMs: number): Promise<number> {
  for (let time = 0; time < WARM_UP; time += 1) await act();
  const started = now();
  let [times, passed] = [0, 0];
  while (passed < eachMs) {
    await act();
    times += 1;
    passed = now() - started;
  }
  return Number(((1000 * times) / passed).toPrecision(2));
}
