import { strictObject, whole } from '../../shared/index.js';
import { readBody } from '../http/body.js';
import type { RequestContext } from '../requestContext.js';
import { json } from '../http/respond.js';
import { makeSigningKey, signerOf } from '../signingKeys.js';
import type { SigningKeyRow } from '../state.js';
import { invalidInput, notFound } from './administered.js';

/** Managing signing keys: publish the next one, remove an old one from the JWKS. */

/** A removed key's row goes once no verifier can hold a copy any more. */
const REMOVED_STAYS_MS = 86_400_000;

export function listSigningKeys(context: RequestContext): Response {
  const { alg } = context.config;
  const keys = context.rows('signingKeys').filter(({ removed }) => removed === null);
  const signer = signerOf(keys, alg, context.now);
  context.pass('handler');
  return json(200, { keys: keys.map((row) => describe(row, row === signer)) });
}

const newKey = strictObject({ use_after_s: whole(0, 86_400) });

/** Publishes a key at once, and signs with it `use_after_s` later: long enough for every verifier to have fetched it. */
export async function addSigningKey(context: RequestContext, request: Request): Promise<Response> {
  const asked = await readBody(request, newKey);
  if (!asked.ok) return invalidInput(context, asked.faults);
  const { use_after_s: useAfterS = 0 } = asked.value;
  context.pass('input');
  const row = await storeKey(context, useAfterS);
  context.pass('handler');
  const { alg } = context.config;
  return json(201, describe(row, row === signerOf(context.rows('signingKeys'), alg, context.now)));
}

/** Takes a key out of the JWKS. When nothing is left to sign with, a new key takes over at once. */
export async function removeSigningKey(
  context: RequestContext,
  _request: Request,
  kid: string,
): Promise<Response> {
  const row = context.read('signingKeys', kid);
  if (row?.removed !== null) return notFound(context, 'signing key');
  context.write('signingKeys', kid, { ...row, removed: context.moment });
  const { alg } = context.config;
  const isLast = signerOf(context.rows('signingKeys'), alg, context.now) === undefined;
  if (isLast) await storeKey(context, 0);
  context.pass('handler');
  return new Response(null, { status: 204 });
}

async function storeKey(context: RequestContext, useAfterS: number): Promise<SigningKeyRow> {
  const { now, config } = context;
  const row = await makeSigningKey(config.alg, context.newName('signing-key'), {
    published: context.moment,
    signsFrom: now + useAfterS * 1000,
  });
  context.sweep(
    'signingKeys',
    ({ removed }) => removed !== null && now >= removed.at + REMOVED_STAYS_MS + config.jwksCacheS * 1000,
  );
  context.write('signingKeys', row.kid, row);
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
