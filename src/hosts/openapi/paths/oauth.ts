import { form } from '../form.js';
import { headers } from '../headers.js';
import { anywhere, oauthBadRequest, oauthEndpoint, response } from '../responses.js';
import { object, schema, scopes, text } from '../schemas.js';
import { everyone, oauthClient } from '../security.js';
import type { Parameter, Paths, Schema } from '../types.js';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

export const oauthSchemas = {
  Tokens: {
    ...object(
      {
        access_token: { type: 'string', description: 'A JWT (RFC 9068).' },
        token_type: { const: 'Bearer' },
        expires_in: {
          type: 'integer',
          minimum: 0,
          description: 'Whole seconds from this answer on: never more than the token has left.',
        },
        scope: scopes,
        refresh_token: { type: 'string', description: 'Where a person signed in and the token rotates.' },
        issued_token_type: { const: ACCESS_TOKEN, description: 'After a token exchange.' },
      },
      ['refresh_token', 'issued_token_type'],
    ),
    description: 'RFC 6749 section 5.1, and RFC 8693 section 2.2.1 after a token exchange.',
  },
} as const satisfies Record<string, Schema>;

function query(name: string, description: string, schema: Schema, required = false): Parameter {
  return { name, in: 'query', description, ...(required && { required }), schema };
}

export const oauthPaths: Paths = {
  '/oauth/authorize': {
    get: {
      operationId: 'authorize',
      tags: ['OAuth'],
      summary: 'Ask a person for consent',
      description:
        'The authorization endpoint (RFC 6749 section 3.1). PKCE is required, with S256; plain is refused. The demo users consent at once, without a page.',
      parameters: [
        query('response_type', 'Only the code flow is offered.', { enum: ['code'] }, true),
        query('client_id', 'A client of this issuer.', text, true),
        query(
          'redirect_uri',
          'One that is registered for the client. It is compared character by character; only the port of http://127.0.0.1, http://[::1] and http://localhost may be any (RFC 8252 section 7.3, RFC 9700 section 4.1.3). May be left out where the client has registered exactly one (RFC 6749 section 3.1.2.3). Its own query stays as it is, and the answer is appended.',
          { type: 'string', format: 'uri' },
        ),
        query(
          'code_challenge',
          'RFC 7636 section 4.2: base64url of the SHA-256 of code_verifier.',
          { type: 'string', pattern: '^[\\w-]{43}$' },
          true,
        ),
        query(
          'code_challenge_method',
          'RFC 7636 section 4.3. Left out, it would mean plain.',
          { enum: ['S256'] },
          true,
        ),
        query('scope', 'Scopes, with a space between them; all of the client’s by default.', text),
        query(
          'resource',
          'RFC 8707: the address of this API, which is what the tokens are for anyway. Another is invalid_target.',
          { type: 'string', format: 'uri' },
        ),
        query('audience', 'The same, as the name of the API.', text),
        query('state', 'Comes back unchanged.', text),
        query('login_hint', 'Which demo user this is.', { type: 'string', default: 'user-ana' }),
        query('demo_consent', 'Ours: a user who refuses.', { enum: ['deny'] }),
      ],
      security: everyone,
      responses: {
        ...anywhere,
        302: {
          description:
            'Back to the client with code, or with error and error_description (RFC 6749 section 4.1.2.1), and with iss (RFC 9207).',
          headers: headers(['Cache-Control', 'Location']),
        },
        400: response('UnknownRedirect'),
      },
    },
  },
  '/oauth/token': {
    post: {
      operationId: 'issueTokens',
      tags: ['OAuth'],
      summary: 'Get tokens',
      description:
        'The token endpoint (RFC 6749 section 3.2). error_description says what is wrong: which parameter is missing, repeated or malformed, and what it could be. A code or a refresh token of another client is invalid_grant.',
      security: oauthClient,
      requestBody: form(
        {
          grant_type: {
            enum: [
              'authorization_code',
              'refresh_token',
              'client_credentials',
              'urn:ietf:params:oauth:grant-type:token-exchange',
            ],
          },
        },
        {
          code: { type: 'string', description: 'authorization_code: works once, for 60 seconds.' },
          redirect_uri: {
            type: 'string',
            description:
              'authorization_code: as it was at the beginning, port included. May be left out if it was then (RFC 6749 section 4.1.3).',
          },
          code_verifier: {
            type: 'string',
            pattern: '^[A-Za-z0-9._~-]{43,128}$',
            description: 'authorization_code: RFC 7636 section 4.1. PKCE is required.',
          },
          refresh_token: { type: 'string', description: 'refresh_token: the newest of its sign-in.' },
          subject_token: { type: 'string', description: 'Token exchange: an API key or an access token.' },
          subject_token_type: {
            enum: [ACCESS_TOKEN, 'https://keyortoken.example/#token-type-api-key'],
            description: 'Token exchange: what subject_token is.',
          },
          requested_token_type: { enum: [ACCESS_TOKEN] },
          audience: {
            type: 'string',
            description:
              'Which API the token is for: any that the issuer signs for in a token exchange, this one otherwise. RFC 8693 section 2.1 lets it repeat; a token is for one API here, so a second value is invalid_target.',
          },
          resource: {
            type: 'string',
            format: 'uri',
            description:
              'The same by its address, for every grant (RFC 8707): absolute, without a fragment. A second value, or another API than audience names, is invalid_target.',
          },
          scope: scopes,
          expires_in: {
            type: 'string',
            pattern: '^[0-9]{1,9}$',
            description: 'Ours: a shorter lifetime of the access token, in seconds.',
          },
        },
        { grant_type: 'client_credentials', scope: 'orders:read' },
      ),
      responses: {
        ...oauthEndpoint,
        200: {
          description: 'Tokens. No cache keeps them.',
          headers: headers(['Cache-Control', 'Pragma']),
          content: {
            'application/json': {
              schema: schema('Tokens'),
              example: { access_token: '…', token_type: 'Bearer', expires_in: 900, scope: 'orders:read' },
            },
          },
        },
        400: oauthBadRequest(
          [
            'invalid_request',
            'invalid_client',
            'invalid_grant',
            'invalid_scope',
            'invalid_target',
            'unauthorized_client',
            'unsupported_grant_type',
          ],
          'The grant or the client is not accepted (RFC 6749 section 5.2, RFC 8693 section 2.2.2).',
        ),
      },
    },
  },
};
