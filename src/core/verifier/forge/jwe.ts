import { encodeBase64url, utf8, type Random } from '../../shared/index.js';
import { joined } from './der.js';
import { segment, type Workshop } from './forge.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** How the key that encrypts reaches the recipient (RFC 7518 section 4): members of the header, and the second part. */
interface Agreed {
  header: Record<string, unknown>;
  encryptedKey: Bytes;
  key: Bytes;
}

/**
 * A token that anybody can make who has the public key: five parts, the content encrypted to it with AES-256-GCM
 * (RFC 7516 section 5.1). Where there is no public key to encrypt to, it is a key that nobody else has.
 */
export async function encrypted(content: string, { own, input, kid, random }: Workshop): Promise<string> {
  const { subtle } = crypto;
  const { header, encryptedKey, key } = await agree(own.pair?.jwk, input.alg, random);
  const head = segment({ ...header, enc: 'A256GCM', cty: 'JWT', kid });
  const iv = Uint8Array.from(random.bytes(12));
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(head) };
  const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = new Uint8Array(await subtle.encrypt(algorithm, aes, utf8(content)));
  const parts = [encryptedKey, iv, sealed.slice(0, -16), sealed.slice(-16)];
  return [head, ...parts.map(encodeBase64url)].join('.');
}

async function agree(jwk: JsonWebKey | undefined, alg: string, random: Random): Promise<Agreed> {
  const { subtle } = crypto;
  const key = Uint8Array.from(random.bytes(32));
  const { kty, n, e, crv, x, y } = jwk ?? {};
  if (alg === 'RS256' || alg === 'PS256') {
    const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' };
    const imported = await subtle.importKey('jwk', { kty, n, e } as JsonWebKey, rsa, false, ['encrypt']);
    const encryptedKey = new Uint8Array(await subtle.encrypt('RSA-OAEP', imported, key));
    return { header: { alg: 'RSA-OAEP-256' }, encryptedKey, key };
  }
  if (alg === 'ES256') {
    const ecdh = { name: 'ECDH', namedCurve: 'P-256' };
    const recipient = await subtle.importKey('jwk', { kty, crv, x, y } as JsonWebKey, ecdh, false, []);
    const ephemeral = await subtle.generateKey(ecdh, true, ['deriveBits']);
    const shared = await subtle.deriveBits({ name: 'ECDH', public: recipient }, ephemeral.privateKey, 256);
    const { x: ex, y: ey } = await subtle.exportKey('jwk', ephemeral.publicKey);
    const epk = { kty, crv, x: ex, y: ey };
    return {
      header: { alg: 'ECDH-ES', epk },
      encryptedKey: new Uint8Array(),
      key: await concatKdf(new Uint8Array(shared), 'A256GCM'),
    };
  }
  return { header: { alg: 'dir' }, encryptedKey: new Uint8Array(), key };
}

/** One round of the Concat KDF (RFC 7518 section 4.6.2), with nothing known of the parties. */
async function concatKdf(shared: Bytes, algorithm: string): Promise<Bytes> {
  const number = (value: number): Bytes => Uint8Array.of(0, 0, value >>> 8, value & 0xff);
  const info = [number(algorithm.length), utf8(algorithm), number(0), number(0), number(256)];
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(number(1), shared, ...info)));
}
