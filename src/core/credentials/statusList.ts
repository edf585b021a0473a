import { SignJWT } from 'jose';
import { encodeBase64url } from '../shared/index.js';
import type { SigningKey } from './signingKey.js';

/** One bit for each token that was ever issued, as a signed list (draft-ietf-oauth-status-list-20). */
export interface StatusList {
  uri: string;
  /** Seconds since 1970. */
  iat: number;
  /** How long a copy may be used, in seconds. */
  ttlS: number;
  /** How many places the list has. */
  size: number;
  /** The places of the tokens that are revoked (status `0x01 INVALID`); all others are `0x00 VALID`. */
  revoked: readonly number[];
}

/** Signs a Status List Token (sections 4.2 and 5.1): the bits are packed from the low end and compressed with zlib. */
export async function signStatusList(list: StatusList, key: SigningKey): Promise<string> {
  const bytes = new Uint8Array(Math.ceil(list.size / 8));
  for (const place of list.revoked) bytes[place >>> 3] = (bytes[place >>> 3] ?? 0) | (1 << (place & 7));
  const { uri, iat, ttlS } = list;
  return new SignJWT({
    sub: uri,
    iat,
    exp: iat + ttlS,
    ttl: ttlS,
    status_list: { bits: 1, lst: encodeBase64url(await deflate(bytes)) },
  })
    .setProtectedHeader({ alg: key.alg, typ: 'statuslist+jwt', kid: key.kid })
    .sign(key.signWith);
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const compressed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(compressed).arrayBuffer());
}
