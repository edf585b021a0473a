import type { Header } from './types.js';

const string = { type: 'string' };

const FIELDS = {
  'Cache-Control': {
    description: 'No cache keeps the answer, so none hands it to somebody else (RFC 9111 section 5.2.2.5).',
    schema: { const: 'no-store' },
  },
  Pragma: {
    description: 'The same, for caches older than HTTP/1.1 (RFC 6749 section 5.1).',
    schema: { const: 'no-cache' },
  },
  'WWW-Authenticate': {
    description:
      'What to send, and what was wrong with what came: error, error_description and the scope that is missing (RFC 6750 section 3); in front of real clients also where the metadata of the API is (RFC 9728 section 5.1).',
    schema: {
      ...string,
      pattern:
        '^Bearer realm="api"(, error="(invalid_request|invalid_token|insufficient_scope)", error_description="[^"]+"(, scope="[a-z:]+")?)?(, resource_metadata="[^"]+")?$',
    },
  },
  RateLimit: {
    description:
      'What is left of each limit: r requests, and t seconds until there are more (draft-ietf-httpapi-ratelimit-headers-10).',
    schema: { ...string, pattern: '^"default";r=\\d+;t=\\d+(, "quota";r=\\d+;t=\\d+)?$' },
  },
  'RateLimit-Policy': {
    description: 'The limits themselves: q requests in w seconds (draft-ietf-httpapi-ratelimit-headers-10).',
    schema: { ...string, pattern: '^"default";q=\\d+;w=\\d+(, "quota";q=\\d+;w=\\d+)?$' },
  },
  'Retry-After': {
    description: 'Seconds to wait (RFC 9110 section 10.2.3).',
    schema: { ...string, pattern: '^\\d+$' },
  },
  Location: {
    description: 'Back to the client: its redirect address, with the answer in the query.',
    schema: { ...string, format: 'uri' },
  },
  'Server-Timing': {
    description: 'How long each step took, where the host measures: dur in milliseconds (W3C Server Timing).',
    schema: { ...string, pattern: '^[a-z_]+;dur=\\d+\\.\\d+(, [a-z_]+;dur=\\d+\\.\\d+)*$' },
  },
} as const satisfies Record<string, Header>;

export type Field = keyof typeof FIELDS;

/** The fields that every response of a kind carries, then those that only some do. Any may tell its timing. */
export function headers(always: readonly Field[], sometimes: readonly Field[] = []): Record<string, Header> {
  const required = always.map((name) => [name, { ...FIELDS[name], required: true }] as const);
  const others = [...sometimes, 'Server-Timing' as const].map((name) => [name, FIELDS[name]] as const);
  return Object.fromEntries<Header>([...required, ...others]);
}
