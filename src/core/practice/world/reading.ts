import { hashSecret } from '../../credentials/index.js';
import { decodedToken } from './decodedToken.js';

/** A credential as a request presents it. Its value never leaves this folder. */
export interface Presented {
  value: string;
  hash: string;
  in: 'authorization' | 'x-api-key' | 'refresh_token' | 'token' | 'subject_token' | 'code';
  claims?: Record<string, unknown>;
}

/** What a request says about itself, as it came: any of it may be a secret in the wrong place. See `speakable.ts`. */
export interface Reading {
  presented: Presented | null;
  /** Which OAuth client sends it: by Basic, as `client_id`, or by the token it presents. */
  client: string | null;
  grant: string | null;
  query: string[];
  form: URLSearchParams | null;
}

/** In this order: where there are several, the first is what the request is about. */
const IN_FORM = ['refresh_token', 'subject_token', 'token', 'code'] as const;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

export async function readingOf(request: Request): Promise<Reading> {
  const { headers } = request;
  const isForm = FORM_TYPE.test(headers.get('content-type') ?? '');
  const form = isForm ? new URLSearchParams(await request.clone().text()) : null;
  const query = new URLSearchParams(queryOf(request.url));
  const presented = await presentedIn(headers, form);
  const client =
    basicId(headers) ?? form?.get('client_id') ?? query.get('client_id') ?? presented?.claims?.['client_id'];
  return {
    presented,
    client: typeof client === 'string' ? client : null,
    grant: form?.get('grant_type') ?? null,
    query: [...query.keys()],
    form,
  };
}

function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
}

async function presentedIn(headers: Headers, form: URLSearchParams | null): Promise<Presented | null> {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return described(bearer, 'authorization');
  const key = headers.get('x-api-key');
  if (key) return described(key, 'x-api-key');
  for (const name of IN_FORM) {
    const value = form?.get(name);
    if (value) return described(value, name);
  }
  return null;
}

async function described(value: string, where: Presented['in']): Promise<Presented> {
  const claims = decodedToken(value)?.claims;
  return { value, hash: await hashSecret(value), in: where, ...(claims && { claims }) };
}

function basicId(headers: Headers): string | null {
  const encoded = /^Basic +([\w+/=]{1,1000})$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(atob(encoded).split(':', 1).join().replaceAll('+', ' '));
  } catch {
    return null;
  }
}
