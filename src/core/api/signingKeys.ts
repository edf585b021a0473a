import { generateSigningKey, type Alg } from '../credentials/index.js';
import type { Exchange } from './exchange.js';
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

/** The key that new tokens are signed with: the newest whose time has come. */
export function signerAt(exchange: Exchange): SigningKeyRow {
  const key = exchange
    .rows('signingKeys')
    .findLast((row) => isSigner(row, exchange.config.alg, exchange.now));
  if (!key) throw new Error('there is always a signing key');
  return key;
}

export function isSigner(row: SigningKeyRow, alg: Alg, now: number): boolean {
  return row.alg === alg && row.removed === null && row.signsFrom <= now;
}
