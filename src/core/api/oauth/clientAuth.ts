import { hashSecret, sameHash } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import type { OAuthClient } from '../config.js';
import type { RequestContext } from '../requestContext.js';
import type { OAuthFault } from './oauthFault.js';
import type { OAuthParameters } from './parameters.js';

interface Presented {
  id: string | undefined;
  secret: string | undefined;
}

/** Whether a client tried to prove itself in the header: if it fails there, it is challenged (RFC 6749 section 5.2). */
export function usesAuthorization(request: Request): boolean {
  return authorizationOf(request) !== '';
}

/** Client authentication: Basic, or id and secret in the form, or a public client's id alone (RFC 6749 section 2.3). */
export async function authenticateClient(
  request: Request,
  form: OAuthParameters,
  context: RequestContext,
): Promise<Result<OAuthClient, OAuthFault<'invalid_client' | 'invalid_request'>>> {
  const invalidRequest = (detail: string) => ({ ...context.fail('client', 'invalid_request'), detail });
  const invalidClient = (detail: string) => ({ ...context.fail('client', 'invalid_client'), detail });

  const authorization = authorizationOf(request);
  // More than one method in a request is not allowed (RFC 6749 section 2.3).
  if (authorization !== '' && form.has('client_secret')) {
    return invalidRequest('Send the client secret once: in the Authorization header or as client_secret.');
  }
  const inForm = { id: form.get('client_id'), secret: form.get('client_secret') };
  const given = authorization === '' ? inForm : readBasic(authorization);
  if (!given) {
    return invalidClient(
      'The Authorization header must be Basic, with base64 of id, colon and secret, both form-encoded first.',
    );
  }
  if (given.id === undefined) return invalidClient('No client is named: use Basic, or send client_id.');
  if (inForm.id !== undefined && inForm.id !== given.id) {
    return invalidRequest('The Authorization header and client_id name two different clients.');
  }
  const client = context.config.clients.find(({ id }) => id === given.id);
  if (!client) return invalidClient('No client of this issuer has this id.');
  const fault = await secretFault(client.secret, given.secret, context);
  if (fault !== null) return invalidClient(fault);
  context.pass('client');
  return succeed(client);
}

async function secretFault(
  expected: string | undefined,
  given: string | undefined,
  context: RequestContext,
): Promise<string | null> {
  if (expected === undefined) {
    return given === undefined ? null : 'This client has no secret: it sends its id and nothing to prove it.';
  }
  if (given === undefined)
    return 'This client has a secret and must send it: with Basic, or as client_secret.';
  context.hashed();
  return sameHash(await hashSecret(expected), await hashSecret(given)) ? null : 'The client secret is wrong.';
}

/**
 * Id and secret are form-encoded before they are joined and base64-encoded (RFC 6749 section 2.3.1). An empty secret
 * is none: a client may leave it out, so one that has none may send it.
 */
function readBasic(header: string): Presented | null {
  const encoded = /^Basic +(\S+)$/i.exec(header)?.[1] ?? '';
  try {
    const decoded = atob(encoded);
    // atob forgives white space and missing padding: second spellings that no other server takes (RFC 4648 section 3).
    if (btoa(decoded) !== encoded) return null;
    const [, id, secret] = /^([^:]*):(.*)$/s.exec(decoded) ?? [];
    if (id === undefined || secret === undefined) return null;
    return { id: formDecode(id) || undefined, secret: formDecode(secret) || undefined };
  } catch {
    return null;
  }
}

function authorizationOf({ headers }: Request): string {
  return headers.get('authorization')?.trim() ?? '';
}

function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
