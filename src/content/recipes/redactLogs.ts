// Keeps credentials out of logs: by the names they come under, and by what they look like wherever else they turn up.
// HTTPS hides neither from your own logs (RFC 6750 section 5.3). Give it to your logger as its serializer.

/** Names under which a credential comes, compared without case and punctuation. */
const NAMES = new Set([
  ...['authorization', 'proxyauthorization', 'cookie', 'setcookie', 'xapikey', 'apikey', 'dpop'],
  ...['accesstoken', 'refreshtoken', 'idtoken', 'token', 'clientsecret', 'password', 'code', 'codeverifier'],
  ...['subjecttoken', 'actortoken', 'assertion', 'clientassertion'],
]);

/** Yours first; then any JWT, and what follows Bearer or Basic. */
const LOOKS_LIKE = [
  /\bkot_demo_[\w-]{20,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\b(Bearer|Basic|DPoP) +[\w.~+/-]{8,}=*/gi,
];
const HIDDEN = '[redacted]';

export function redact(value: unknown, name = ''): unknown {
  if (NAMES.has(name.toLowerCase().replace(/[^a-z]/g, ''))) return HIDDEN;
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map((entry) => redact(entry));
  if (value instanceof Error) return { name: value.name, message: redactText(value.message) };
  if (value instanceof Headers) return redact(Object.fromEntries(value));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, held]) => [member, redact(held, member)]));
}

/** `name=value`, as in an address or a form, and `"name": "value"`, as in JSON and JSON within JSON. */
const NAMED = /([\w-]+)(=|\\?"\s*:\s*\\?")([^&;\s"'\\]+)/g;

/** Addresses, messages, stack traces: wherever people put a request into a sentence. */
export function redactText(text: string): string {
  const named = text.replace(NAMED, (all, name: string, is: string) =>
    NAMES.has(name.toLowerCase().replace(/[^a-z]/g, '')) ? name + is + HIDDEN : all,
  );
  return LOOKS_LIKE.reduce((clean, pattern) => clean.replace(pattern, HIDDEN), named);
}
