import type { Ref, Schema } from './types.js';

/** An object whose members are all there, except those named optional. */
export function object(
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  return {
    type: 'object',
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  };
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

export function nullable(shape: Schema): Schema {
  return { anyOf: [shape, { type: 'null' }] };
}

/** A JSON body that is asked for. What is not needed may be null, which counts as left out; nothing else may come. */
export function askedFor(
  properties: Readonly<Record<string, Schema>>,
  needed: readonly string[] = [],
): Schema {
  const members = Object.entries(properties).map(([name, shape]) => [
    name,
    needed.includes(name) ? shape : nullable(shape),
  ]);
  return {
    type: 'object',
    required: needed,
    properties: Object.fromEntries(members),
    additionalProperties: false,
  };
}

/** Refers to a schema of the document’s components. */
export function schema(name: SchemaName): Ref {
  return { $ref: `#/components/schemas/${name}` };
}

/** What more than one part speaks of stands here; the others bring theirs. */
export type SchemaName =
  | keyof typeof sharedSchemas
  | 'ApiKey'
  | 'MintedApiKey'
  | 'User'
  | 'SigningKey'
  | 'Tokens'
  | 'Introspection'
  | 'Metadata'
  | 'Jwk'
  | 'PlainProblem';

export const text: Schema = { type: 'string' };
export const scopes: Schema = { type: 'string', description: 'Scopes, with a space between them.' };
export const count: Schema = { type: 'integer', minimum: 1 };

export const timestamp: Schema = { type: 'string', format: 'date-time', description: 'RFC 3339, in UTC.' };
export const timestampOrNull: Schema = { ...timestamp, type: ['string', 'null'] };

/** What more than one part of the API speaks of. */
export const sharedSchemas = {
  Problem: {
    ...object(
      {
        type: {
          type: 'string',
          format: 'uri',
          pattern:
            '^(https?://.+#problem-[a-z-]+|https://iana\\.org/assignments/http-problem-types#(quota-exceeded|temporary-reduced-capacity))$',
          description: 'What kind of problem this is. The Guide explains each under the heading it ends in.',
        },
        title: { type: 'string', description: 'The kind in words: the same each time.' },
        status: { type: 'integer', minimum: 400, maximum: 599 },
        detail: {
          type: 'string',
          description: 'What went wrong this time. For people; it never quotes a credential.',
        },
        'violated-policies': {
          type: 'array',
          items: { enum: ['default', 'quota'] },
          description: 'The limits that are used up (draft-ietf-httpapi-ratelimit-headers, section 5.1).',
        },
        errors: {
          type: 'array',
          minItems: 1,
          maxItems: 20,
          items: object({
            detail: { type: 'string', description: 'What to say of that place.' },
            pointer: {
              type: 'string',
              pattern: '^#(/[A-Za-z0-9_]+)*$',
              description:
                'A JSON Pointer into the body, as a URI fragment (RFC 6901 section 6): # is all of it.',
            },
          }),
          description:
            'With 422: everything that is wrong with the body, at once (RFC 9457 section 3). It never repeats a value that came.',
        },
      },
      ['violated-policies', 'errors'],
    ),
    description: 'Problem details (RFC 9457).',
  },
  OAuthError: {
    ...object({
      error: { type: 'string', pattern: '^[a-z_]+$' },
      error_description: {
        type: 'string',
        description: 'What is wrong, for people who write a client. It never quotes what was sent.',
        pattern: '^[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]+$',
      },
    }),
    description: 'An error of an OAuth endpoint (RFC 6749 section 5.2).',
  },
  Scope: {
    type: 'string',
    enum: ['orders:read', 'orders:write'],
  },
  Limit: {
    ...object({
      requests: { type: 'integer', minimum: 1, maximum: 1_000_000 },
      window_s: { type: 'integer', minimum: 1, maximum: 31 * 86_400, description: 'Seconds.' },
    }),
    description: 'So many requests in a window.',
  },
} as const satisfies Record<string, Schema>;

/** Problem details of what stands around the API, whose type says no more than the status (RFC 9457 section 4.2.1). */
export const plainProblem: Schema = {
  ...object(
    {
      type: { const: 'about:blank' },
      title: text,
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: text,
      errors: { type: 'array', items: object({ detail: text, pointer: text }) },
    },
    ['errors'],
  ),
  description: 'Problem details (RFC 9457).',
};
