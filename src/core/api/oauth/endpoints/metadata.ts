import { SCOPES } from '../../config.js';
import { json, PUBLIC } from '../../http/respond.js';
import type { RoutedRequest } from '../../http/router.js';
import { GRANTS } from './token.js';

const WITH_SECRET = ['client_secret_basic', 'client_secret_post'];

/** Authorization server metadata (RFC 8414): what clients discover. */
export function answerMetadata({ context }: RoutedRequest): Response {
  const { issuer } = context.config;
  // An issuer may end in a slash (RFC 8414 section 3.1); the addresses under it must not get two.
  const base = issuer.replace(/\/$/, '');
  context.pass('handler');
  return json(
    200,
    {
      issuer,
      authorization_endpoint: `${base}/oauth/authorize`,
      token_endpoint: `${base}/oauth/token`,
      revocation_endpoint: `${base}/oauth/revoke`,
      introspection_endpoint: `${base}/oauth/introspect`,
      jwks_uri: `${base}/.well-known/jwks.json`,
      scopes_supported: SCOPES,
      response_types_supported: ['code'],
      grant_types_supported: Object.keys(GRANTS),
      token_endpoint_auth_methods_supported: ['none', ...WITH_SECRET],
      revocation_endpoint_auth_methods_supported: ['none', ...WITH_SECRET],
      introspection_endpoint_auth_methods_supported: WITH_SECRET,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    },
    PUBLIC,
  );
}
