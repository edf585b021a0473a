import { PRACTICE_PATH } from '../../paths.js';
import { headers } from '../headers.js';
import { anywhere } from '../responses.js';
import { listOf, object, schema, text } from '../schemas.js';
import { everyone } from '../security.js';
import type { Paths, ResponseObject, Schema } from '../types.js';

const address: Schema = { type: 'string', format: 'uri' };

export const discoverySchemas = {
  Jwk: {
    ...object(
      {
        kty: { enum: ['EC', 'RSA', 'OKP'] },
        kid: text,
        alg: { enum: ['RS256', 'PS256', 'ES256', 'Ed25519'] },
        use: { const: 'sig' },
        crv: text,
        x: text,
        y: text,
        n: text,
        e: text,
      },
      ['crv', 'x', 'y', 'n', 'e'],
    ),
    description: 'The public half of a signing key (RFC 7517, RFC 8037).',
  },
  Metadata: {
    ...object({
      issuer: address,
      authorization_endpoint: address,
      token_endpoint: address,
      revocation_endpoint: address,
      introspection_endpoint: address,
      jwks_uri: address,
      scopes_supported: listOf(schema('Scope')),
      response_types_supported: listOf(text),
      grant_types_supported: listOf(text),
      token_endpoint_auth_methods_supported: listOf(text),
      revocation_endpoint_auth_methods_supported: listOf(text),
      introspection_endpoint_auth_methods_supported: listOf(text),
      code_challenge_methods_supported: listOf(text),
      authorization_response_iss_parameter_supported: { type: 'boolean' },
    }),
    description: 'RFC 8414 section 2.',
  },
} as const satisfies Record<string, Schema>;

/** Public, and the same for everyone: any cache may keep it for a while. */
function published(description: string, content: ResponseObject['content'] & object): ResponseObject {
  return {
    description,
    headers: {
      ...headers([]),
      'Cache-Control': {
        description: 'Any cache may keep the answer for so many seconds.',
        required: true,
        schema: { type: 'string', pattern: '^public, max-age=\\d+$' },
      },
    },
    content,
  };
}

export const discoveryPaths: Paths = {
  // For an issuer with a path, the path follows the well-known part (RFC 8414 section 3.1).
  [`/.well-known/oauth-authorization-server${PRACTICE_PATH}`]: {
    servers: [{ url: '.', description: 'The root of the same host, and not the path of the API.' }],
    get: {
      operationId: 'readMetadata',
      tags: ['Discovery'],
      summary: 'Authorization server metadata (RFC 8414)',
      security: everyone,
      responses: {
        ...anywhere,
        200: published('Where everything is and what is offered.', {
          'application/json': { schema: schema('Metadata') },
        }),
      },
    },
  },
  '/.well-known/jwks.json': {
    get: {
      operationId: 'readJwks',
      tags: ['Discovery'],
      summary: 'The public keys that tokens are signed with (RFC 7517)',
      security: everyone,
      responses: {
        ...anywhere,
        200: published('A JWK Set. Empty where tokens are signed with HS256: its key is not a public one.', {
          'application/json': {
            schema: object({ keys: listOf(schema('Jwk')) }),
            example: {
              keys: [{ kty: 'EC', crv: 'P-256', x: '…', y: '…', kid: 'sig-1', alg: 'ES256', use: 'sig' }],
            },
          },
        }),
      },
    },
  },
  '/oauth/status-list': {
    get: {
      operationId: 'readStatusList',
      tags: ['Discovery'],
      summary: 'The Token Status List (draft-ietf-oauth-status-list)',
      description: 'One bit for each access token that was issued, zlib-compressed in a signed JWT.',
      parameters: [
        {
          name: 'of',
          in: 'query',
          description:
            'Stands in the address that tokens name, another after each restart, so that no copy from before answers for new tokens. It is not read: there is one list.',
          schema: text,
        },
      ],
      security: everyone,
      responses: {
        ...anywhere,
        200: published('A Status List Token.', {
          'application/statuslist+jwt': { schema: { ...text, pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$' } },
        }),
      },
    },
  },
};
