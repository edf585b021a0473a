/** A request as plain data, so that it can be spoilt in every place before it is sent. */
export interface Draft {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: string | null;
}

/** Null when the platform refuses to make such a request at all: then nobody can send it. */
export function requestOf({ method, url, headers, body }: Draft): Request | null {
  try {
    return new Request(url, { method, headers, ...(body !== null && { body }) });
  } catch {
    return null;
  }
}

/** Parameters that carry a credential. */
const SECRET_PARAMETERS = [
  'code',
  'code_verifier',
  'client_secret',
  'refresh_token',
  'subject_token',
  'token',
];

/** The credentials that a request presents, as far as they are long enough to be recognised in an answer. */
export function secretsOf({ headers, body }: Draft): string[] {
  const presented = headers.flatMap(([name, value]) => {
    if (/^x-api-key$/i.test(name)) return [value.trim()];
    return /^authorization$/i.test(name) ? value.trim().split(' ').slice(1) : [];
  });
  const form = new URLSearchParams(body ?? '');
  const posted = SECRET_PARAMETERS.flatMap((name) => form.getAll(name));
  return [...presented, ...posted].filter((text) => text.length >= 16);
}
