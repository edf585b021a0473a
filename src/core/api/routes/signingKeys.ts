import { object, whole } from '../../shared/index.js';
import { readBody } from '../body.js';
import type { Exchange } from '../exchange.js';
import { json } from '../respond.js';
import { makeSigningKey, signerOf } from '../signingKeys.js';
import type { SigningKeyRow } from '../state.js';
import { invalidInput, notFound } from './administered.js';

/** Managing signing keys: publish the next one, remove an old one from the JWKS. */

/** A removed key's row goes once no verifier can hold a copy any more. */
const REMOVED_STAYS_MS = 86_400_000;

export function listSigningKeys(exchange: Exchange): Response {
  const { alg } = exchange.config;
  const keys = exchange.rows('signingKeys').filter(({ removed }) => removed === null);
  const signer = signerOf(keys, alg, exchange.now);
  exchange.pass('handler');
  return json(200, { keys: keys.map((row) => describe(row, row === signer)) });
}

const newKey = object({ use_after_s: whole(0, 86_400) });

/** Publishes a key at once, and signs with it `use_after_s` later: long enough for every verifier to have fetched it. */
export async function addSigningKey(exchange: Exchange, request: Request): Promise<Response> {
  const asked = await readBody(request, newKey);
  if (!asked.ok) return invalidInput(exchange, asked.faults);
  const { use_after_s: useAfterS = 0 } = asked.value;
  exchange.pass('input');
  const row = await storeKey(exchange, useAfterS);
  exchange.pass('handler');
  const { alg } = exchange.config;
  return json(201, describe(row, row === signerOf(exchange.rows('signingKeys'), alg, exchange.now)));
}

/** Takes a key out of the JWKS. When nothing is left to sign with, a new key takes over at once. */
export async function removeSigningKey(
  exchange: Exchange,
  _request: Request,
  kid: string,
): Promise<Response> {
  const row = exchange.read('signingKeys', kid);
  if (row?.removed !== null) return notFound(exchange, 'signing key');
  exchange.write('signingKeys', kid, { ...row, removed: exchange.moment });
  const { alg } = exchange.config;
  const isLast = signerOf(exchange.rows('signingKeys'), alg, exchange.now) === undefined;
  if (isLast) await storeKey(exchange, 0);
  exchange.pass('handler');
  return new Response(null, { status: 204 });
}

async function storeKey(exchange: Exchange, useAfterS: number): Promise<SigningKeyRow> {
  const { now, config } = exchange;
  const row = await makeSigningKey(config.alg, exchange.newName('signing-key'), {
    published: exchange.moment,
    signsFrom: now + useAfterS * 1000,
  });
  exchange.sweep(
    'signingKeys',
    ({ removed }) => removed !== null && now >= removed.at + REMOVED_STAYS_MS + config.jwksCacheS * 1000,
  );
  exchange.write('signingKeys', row.kid, row);
  return row;
}

function describe({ kid, alg, published, signsFrom }: SigningKeyRow, signs: boolean): object {
  return {
    kid,
    alg,
    signs,
    published_at: new Date(published.at).toISOString(),
    signs_from: new Date(signsFrom).toISOString(),
  };
}
