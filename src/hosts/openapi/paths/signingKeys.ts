import { headers } from '../headers.js';
import { managed, response } from '../responses.js';
import { askedFor, listOf, object, schema, text, timestamp } from '../schemas.js';
import { adminOnly } from '../security.js';
import type { Paths, Schema } from '../types.js';

export const signingKeySchemas = {
  SigningKey: object({
    kid: {
      type: 'string',
      description: 'As in the JWKS and in the header of tokens. Random, so that no restart brings it again.',
    },
    alg: { enum: ['HS256', 'RS256', 'PS256', 'ES256', 'Ed25519'] },
    signs: { type: 'boolean', description: 'Whether new tokens are signed with it now.' },
    published_at: { ...timestamp, description: 'Since when it stands in the JWKS.' },
    signs_from: { ...timestamp, description: 'From when new tokens may be signed with it.' },
  }),
} as const satisfies Record<string, Schema>;

const example = {
  kid: 'sig-1',
  alg: 'ES256',
  signs: true,
  published_at: '2026-01-01T00:00:00.000Z',
  signs_from: '2026-01-01T00:00:00.000Z',
};

export const signingKeyPaths: Paths = {
  '/v1/signing-keys': {
    get: {
      operationId: 'listSigningKeys',
      tags: ['Signing keys'],
      summary: 'List the signing keys',
      security: adminOnly,
      responses: {
        ...managed,
        200: {
          description: 'Those in the JWKS, oldest first.',
          headers: headers(['Cache-Control']),
          content: {
            'application/json': {
              schema: object({ keys: listOf(schema('SigningKey')) }),
              example: { keys: [example] },
            },
          },
        },
      },
    },
    post: {
      operationId: 'addSigningKey',
      tags: ['Signing keys'],
      summary: 'Publish another signing key',
      security: adminOnly,
      requestBody: {
        description: 'May be left out.',
        content: {
          'application/json': {
            schema: askedFor({
              use_after_s: {
                type: 'integer',
                minimum: 0,
                maximum: 86_400,
                default: 0,
                description:
                  'Seconds until tokens are signed with it: long enough for every verifier to have fetched it.',
              },
            }),
            example: { use_after_s: 600 },
          },
        },
      },
      responses: {
        ...managed,
        201: {
          description: 'Published.',
          headers: headers(['Cache-Control']),
          content: { 'application/json': { schema: schema('SigningKey'), example } },
        },
        422: response('NotUsable'),
      },
    },
  },
  '/v1/signing-keys/{id}': {
    delete: {
      operationId: 'removeSigningKey',
      tags: ['Signing keys'],
      summary: 'Take a signing key out of the JWKS',
      description:
        'Ends every token signed with it, as soon as each verifier has fetched the JWKS again. If none is left to sign with, a new one takes over at once.',
      parameters: [
        { name: 'id', in: 'path', description: 'The kid of the key.', required: true, schema: text },
      ],
      security: adminOnly,
      responses: {
        ...managed,
        204: { description: 'Removed.', headers: headers([]) },
        404: response('NotFound'),
      },
    },
  },
};
