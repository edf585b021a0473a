import { oneOf, strictObject } from '../../shared/index.js';
import { readBody } from '../http/body.js';
import { ROLE_SCOPES, type Role } from '../config.js';
import type { RequestContext } from '../requestContext.js';
import { endFamiliesOf } from '../oauth/families.js';
import { json } from '../http/respond.js';
import type { UserRow } from '../state.js';
import { signedOut, userOf } from '../users.js';
import { invalidInput, notFound } from './administered.js';

/** Managing people: their role, signing them out everywhere, deleting them. */

export function readUser(context: RequestContext, _request: Request, id: string): Response {
  const user = userOf(id, context);
  if (user.deletedAt !== null) return notFound(context, 'person');
  context.pass('handler');
  return json(200, describe(user));
}

const newRole = strictObject({ role: oneOf(Object.keys(ROLE_SCOPES) as Role[]) }, ['role']);

export async function changeRole(context: RequestContext, request: Request, id: string): Promise<Response> {
  const asked = await readBody(request, newRole);
  if (!asked.ok) return invalidInput(context, asked.faults);
  const { role } = asked.value;
  context.pass('input');
  const user = userOf(id, context);
  if (user.deletedAt !== null) return notFound(context, 'person');
  const changed = { ...user, role };
  context.write('users', id, changed);
  context.pass('handler');
  return json(200, describe(changed));
}

/** No new tokens for this person. Tokens already issued are another matter: see `subjectCheck`. */
export function deleteUser(context: RequestContext, _request: Request, id: string): Response {
  const user = userOf(id, context);
  if (user.deletedAt !== null) return notFound(context, 'person');
  context.write('users', id, { ...signedOut(user, context.now), deletedAt: context.now });
  endFamiliesOf(id, context);
  context.pass('handler');
  return new Response(null, { status: 204 });
}

export function signOut(context: RequestContext, _request: Request, id: string): Response {
  const user = userOf(id, context);
  if (user.deletedAt !== null) return notFound(context, 'person');
  context.write('users', id, signedOut(user, context.now));
  endFamiliesOf(id, context);
  context.pass('handler');
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
