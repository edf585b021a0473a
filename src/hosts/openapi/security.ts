import type { Security } from './types.js';

/** Resolved against the server’s address or the document’s: both give the same (OpenAPI 3.1 section 4.7). */
const endpoint = (name: string): string => `api/oauth/${name}`;

const scopes = {
  'orders:read': 'See orders.',
  'orders:write': 'Place orders.',
};

export const securitySchemes = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key in the Authorization header. It begins with kot_demo_.',
  },
  apiKeyHeader: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'The same key in a header of its own. Access tokens are not accepted here.',
  },
  accessToken: {
    type: 'oauth2',
    description: 'An access token in the Authorization header, as Bearer (RFC 6750): a JWT (RFC 9068).',
    flows: {
      authorizationCode: {
        authorizationUrl: endpoint('authorize'),
        tokenUrl: endpoint('token'),
        refreshUrl: endpoint('token'),
        scopes,
      },
      clientCredentials: { tokenUrl: endpoint('token'), scopes },
    },
  },
  admin: {
    type: 'http',
    scheme: 'bearer',
    description: 'The admin secret. No API key and no access token opens these routes.',
  },
  control: {
    type: 'http',
    scheme: 'bearer',
    description: 'The control secret. Only a page of another origin or another machine needs it.',
  },
  client: {
    type: 'http',
    scheme: 'basic',
    description:
      'Client id and secret, each form-encoded first (RFC 6749 section 2.3.1). They may come in the form instead, as client_id and client_secret. A public client sends its client_id alone, or Basic with an empty secret; a secret that it does not have is refused. A client that sends a secret in both places, or names one client in the header and another in the form, gets 400 invalid_request. Any other failure is invalid_client: 401 where the Authorization header was used, with Basic or any other scheme, and 400 where it was not.',
  },
} as const;

/** Whoever holds an API key or an access token. */
export function callers(...needed: (keyof typeof scopes)[]): Security {
  return [{ apiKey: needed }, { apiKeyHeader: needed }, { accessToken: needed }];
}
export const adminOnly: Security = [{ admin: [] }];
/** Basic, or what the form says. */
export const oauthClient: Security = [{ client: [] }, {}];
export const everyone: Security = [];
