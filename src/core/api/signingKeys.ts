import { generateSigningKey, type Alg } from '../credentials/index.js';
import type { RequestContext } from './requestContext.js';
import type { SigningKeyRow } from './state.js';

/** A fresh signing key. Throws when this platform's WebCrypto lacks the algorithm. */
export async function makeSigningKey(
  alg: Alg,
  kid: string,
  life: Pick<SigningKeyRow, 'published' | 'signsFrom'>,
): Promise<SigningKeyRow> {
  const key = await generateSigningKey(alg, kid);
  if (!key.ok) throw new Error(`This platform cannot sign with ${alg}.`);
  return { ...key.value, ...life, removed: null };
}

/**
 * Which of these keys, oldest first, new tokens are signed with at `now` (milliseconds since 1970): the newest one of
 * the algorithm in use that is published and whose time has come. Whoever says who signs asks here.
 */
export function signerOf(rows: Iterable<SigningKeyRow>, alg: Alg, now: number): SigningKeyRow | undefined {
  return [...rows].findLast((row) => row.alg === alg && row.removed === null && row.signsFrom <= now);
}

export function signerAt(context: RequestContext): SigningKeyRow {
  const key = signerOf(context.rows('signingKeys'), context.config.alg, context.now);
  if (!key) throw new Error('no signing key');
  return key;
}
