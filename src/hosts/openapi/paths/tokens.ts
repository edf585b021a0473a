import { form } from '../form.js';
import { headers } from '../headers.js';
import { oauthBadRequest, oauthEndpoint } from '../responses.js';
import { count, object, schema, scopes, text } from '../schemas.js';
import { oauthClient } from '../security.js';
import type { Paths, RequestBody, Schema } from '../types.js';

const seconds: Schema = { type: 'integer', description: 'Seconds since 1970.' };

export const tokenSchemas = {
  Introspection: {
    oneOf: [
      object({ active: { const: false } }),
      object(
        {
          active: { const: true },
          token_type: { const: 'Bearer' },
          iss: text,
          sub: text,
          aud: text,
          client_id: text,
          scope: scopes,
          exp: seconds,
          iat: seconds,
          jti: text,
          sid: { type: 'string', description: 'The sign-in it belongs to.' },
          act: { ...object({ sub: text }), description: 'Who acts for the subject (RFC 8693 section 4.1).' },
          status: object({
            status_list: object({
              idx: { type: 'integer', minimum: 0 },
              uri: { type: 'string', format: 'uri' },
            }),
          }),
          token_version: { ...count, description: 'The person’s token version at the time.' },
          key_id: { type: 'string', description: 'The API key it was exchanged for.' },
          rate_limits: {
            ...object({ default: schema('Limit'), quota: schema('Limit') }, ['quota']),
            description: 'The limits it inherits from that key.',
          },
        },
        ['token_type', 'aud', 'jti', 'sid', 'act', 'status', 'token_version', 'key_id', 'rate_limits'],
      ),
    ],
    description: 'RFC 7662 section 2.2. Whatever is not active is answered alike.',
  },
} as const satisfies Record<string, Schema>;

const oneToken: RequestBody = form(
  { token: { type: 'string', description: 'A refresh token or an access token.' } },
  { token_type_hint: { type: 'string', description: 'Not needed: the token says what it is.' } },
  { token: '…' },
);

export const tokenPaths: Paths = {
  '/oauth/revoke': {
    post: {
      operationId: 'revokeToken',
      tags: ['OAuth'],
      summary: 'Revoke a token',
      description:
        'Token revocation (RFC 7009). A refresh token ends with its sign-in. An access token goes on a list; whether the API asks that list is a setting. A client revokes its own tokens only: that of another is invalid_grant (section 2.1).',
      security: oauthClient,
      requestBody: oneToken,
      responses: {
        ...oauthEndpoint,
        200: {
          description:
            'The token is dead: now, before, or because it never was one. The status says so, and the body is an empty object for clients that read one (RFC 7009 section 2.2).',
          headers: headers(['Cache-Control']),
          content: { 'application/json': { schema: object({}), example: {} } },
        },
        400: oauthBadRequest(
          ['invalid_request', 'invalid_client', 'invalid_grant'],
          'Not a form with a token, not a client of this issuer, one that is named or proved in two ways, or the token of another client.',
        ),
      },
    },
  },
  '/oauth/introspect': {
    post: {
      operationId: 'introspectToken',
      tags: ['OAuth'],
      summary: 'Ask whether a token is active',
      description:
        'Token introspection (RFC 7662), for confidential clients only. They may ask about the tokens of any client, as an API has to. Whoever does not prove who it is gets 401, however it tried (section 2.3).',
      security: oauthClient,
      requestBody: oneToken,
      responses: {
        ...oauthEndpoint,
        200: {
          description: 'What the issuer knows of it. A dead token and an unknown one are answered alike.',
          headers: headers(['Cache-Control']),
          content: {
            'application/json': { schema: schema('Introspection'), example: { active: false } },
          },
        },
        400: oauthBadRequest(
          ['invalid_request'],
          'Not a form with a token, or a client that is named or proved in two ways.',
        ),
      },
    },
  },
};
