import { hashSecret, sameHash } from '../credentials/index.js';
import type { Result } from '../shared/index.js';
import type { OAuthClient } from './config.js';
import type { Exchange } from './exchange.js';

/** The form of a request to an OAuth endpoint. A repeated parameter makes it invalid (RFC 6749 section 3.2). */
export async function readForm(request: Request): Promise<Map<string, string> | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return null;
  const { given, repeated } = readParameters(new URLSearchParams(await request.text()));
  return repeated ? null : given;
}

/** Parameters as RFC 6749 section 3.1 reads them: one without a value is left out, one given twice is no parameter. */
export function readParameters(parameters: URLSearchParams): {
  given: Map<string, string>;
  repeated: boolean;
} {
  const given = new Map<string, string>();
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const [name, value] of parameters) {
    if (seen.has(name)) twice.add(name);
    seen.add(name);
    if (value !== '') given.set(name, value);
  }
  for (const name of twice) given.delete(name);
  return { given, repeated: twice.size > 0 };
}

export function usesBasic(request: Request): boolean {
  return /^Basic( |$)/i.test(request.headers.get('authorization') ?? '');
}

/** Client authentication: Basic, or id and secret in the form, or a public client's id alone (RFC 6749 section 2.3). */
export async function authenticateClient(
  request: Request,
  form: Map<string, string>,
  exchange: Exchange,
): Promise<Result<OAuthClient, { code: 'invalid_client' | 'invalid_request' }>> {
  const basic = usesBasic(request);
  // More than one method in a request is not allowed (RFC 6749 section 2.3).
  if (basic && form.has('client_secret')) return exchange.fail('client', 'invalid_request');

  const given = basic
    ? readBasic(request.headers.get('authorization') ?? '')
    : { id: form.get('client_id') ?? '', secret: form.get('client_secret') };
  const client = exchange.config.clients.find(({ id }) => id === given?.id);
  if (!given || !client || !(await secretMatches(client.secret, given.secret, exchange))) {
    return exchange.fail('client', 'invalid_client');
  }
  exchange.pass('client');
  return { ok: true, value: client };
}

async function secretMatches(
  expected: string | undefined,
  given: string | undefined,
  exchange: Exchange,
): Promise<boolean> {
  if (expected === undefined || given === undefined) return expected === given;
  exchange.hashed();
  return sameHash(await hashSecret(expected), await hashSecret(given));
}

/** Id and secret are form-encoded before they are joined and base64-encoded (RFC 6749 section 2.3.1). */
function readBasic(header: string): { id: string; secret: string } | null {
  const encoded = header.slice('Basic '.length).trim();
  try {
    const decoded = atob(encoded);
    // atob forgives white space and missing padding: second spellings that no other server takes (RFC 4648 section 3).
    if (btoa(decoded) !== encoded) return null;
    const [, id, secret] = /^([^:]*):(.*)$/s.exec(decoded) ?? [];
    if (id === undefined || secret === undefined) return null;
    return { id: formDecode(id), secret: formDecode(secret) };
  } catch {
    return null;
  }
}

function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
