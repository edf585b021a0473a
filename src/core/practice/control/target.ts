import { matching, note, strictObject, type Members, type Reader } from '../../shared/index.js';
import type { NamedCredential } from '../world/credentials.js';
import type { World } from '../world/world.js';
import { notFound, timestamp, type Refused } from './outcome.js';

const shape = {
  token: matching(/^[\x21-\x7e]{1,20000}$/, 'must be a credential: visible ASCII without spaces'),
  id: matching(/^cred-\d{1,9}$/, 'must be the name of a credential, such as cred-3'),
  client: matching(/^[\x20-\x7e]{1,100}$/, 'must be the id of a client, or the customer of an API key'),
};
const NAMES = Object.keys(shape) as (keyof typeof shape)[];

/** Reads whom a call is about: by exactly one of the three, beside what else it may say. */
export function targeted<S extends Record<string, Reader<unknown>>>(
  more: S,
): Reader<Members<typeof shape & S>> {
  const members = strictObject({ ...shape, ...more });
  const instead = Object.keys(more);
  return (value, at) => {
    const found = members(value, at) as Members<typeof shape & S> | undefined;
    if (!found) return undefined;
    const given = [...NAMES, ...instead].filter((name) => found[name as keyof typeof found] !== undefined);
    return given.length === 1
      ? found
      : note(at, `must have exactly one of: ${[...NAMES, ...instead].join(', ')}`);
  };
}

export interface Target {
  hash: string;
  named: NamedCredential;
}

/** The credential itself, by its bytes or by its name. */
export async function findTarget(
  world: World,
  { token, id }: { token?: string; id?: string },
): Promise<({ ok: true } & Target) | ({ ok: false } & Refused)> {
  const name = id ?? (token === undefined ? '' : (await world.credentials.name(token)).id);
  const found = world.credentials.find(name);
  return found
    ? { ok: true, ...found }
    : notFound('No credential of this name has been seen since the start.');
}

/** A credential for an answer. */
export function credentialView({ issuedAt, expiresAt, ended, ...named }: NamedCredential): object {
  return {
    ...named,
    issued_at: timestamp(issuedAt),
    expires_at: timestamp(expiresAt),
    ...(ended && { ended: { as: ended.as, at: timestamp(ended.at) } }),
  };
}
