import { object, oneOf } from '../../shared/index.js';
import { readBody } from '../body.js';
import { ROLE_SCOPES, type Role } from '../config.js';
import type { Exchange } from '../exchange.js';
import { endFamiliesOf } from '../families.js';
import { json } from '../respond.js';
import type { UserRow } from '../state.js';
import { signedOut, userOf } from '../users.js';
import { invalidInput, notFound } from './administered.js';

/** Managing people: their role, signing them out everywhere, deleting them. */

export function readUser(exchange: Exchange, _request: Request, id: string): Response {
  const user = userOf(id, exchange);
  if (user.deletedAt !== null) return notFound(exchange, 'person');
  exchange.pass('handler');
  return json(200, describe(user));
}

const newRole = object({ role: oneOf(Object.keys(ROLE_SCOPES) as Role[]) }, ['role']);

export async function changeRole(exchange: Exchange, request: Request, id: string): Promise<Response> {
  const asked = await readBody(request, newRole);
  if (!asked.ok) return invalidInput(exchange, asked.faults);
  const { role } = asked.value;
  exchange.pass('input');
  const user = userOf(id, exchange);
  if (user.deletedAt !== null) return notFound(exchange, 'person');
  const changed = { ...user, role };
  exchange.write('users', id, changed);
  exchange.pass('handler');
  return json(200, describe(changed));
}

/** No new tokens for this person. Tokens already issued are another matter: see `subjectCheck`. */
export function deleteUser(exchange: Exchange, _request: Request, id: string): Response {
  const user = userOf(id, exchange);
  if (user.deletedAt !== null) return notFound(exchange, 'person');
  exchange.write('users', id, { ...signedOut(user, exchange.now), deletedAt: exchange.now });
  endFamiliesOf(id, exchange);
  exchange.pass('handler');
  return new Response(null, { status: 204 });
}

export function signOut(exchange: Exchange, _request: Request, id: string): Response {
  const user = userOf(id, exchange);
  if (user.deletedAt !== null) return notFound(exchange, 'person');
  exchange.write('users', id, signedOut(user, exchange.now));
  endFamiliesOf(id, exchange);
  exchange.pass('handler');
  return new Response(null, { status: 204 });
}

function describe({ id, role, tokenVersion, notBefore }: UserRow): object {
  return {
    id,
    role,
    token_version: tokenVersion,
    not_before: notBefore === null ? null : new Date(notBefore).toISOString(),
  };
}
