import { sessionSections } from './asvs.js';
import { cheatSheet, rfc, type Source } from './source.js';

const draft = (document: string, title: string, status: string): Source => ({
  title,
  url: `https://datatracker.ietf.org/doc/${document}/`,
  status,
});

export const owaspSecrets = cheatSheet('Secrets_Management', 'Secrets Management');
export const owaspMcp = cheatSheet('MCP_Security', 'MCP Security');
export const asvs: Source = {
  title: 'OWASP Application Security Verification Standard 5.0',
  url: 'https://owasp.org/www-project-application-security-verification-standard/',
  parts: sessionSections,
};

/** RFCs, drafts, OWASP, NIST: ids are lower-case short names such as `rfc6750`, `owasp-jwt`, `asvs-5`. */
export const standards: Record<string, Source> = {
  rfc6265: rfc(6265, 'HTTP State Management Mechanism'),
  rfc6585: rfc(6585, 'Additional HTTP Status Codes'),
  rfc6648: rfc(6648, 'Deprecating the “X-” Prefix and Similar Constructs in Application Protocols'),
  rfc6749: rfc(6749, 'The OAuth 2.0 Authorization Framework'),
  rfc6750: rfc(6750, 'The OAuth 2.0 Authorization Framework: Bearer Token Usage'),
  rfc7009: rfc(7009, 'OAuth 2.0 Token Revocation'),
  rfc7515: rfc(7515, 'JSON Web Signature (JWS)'),
  rfc7517: rfc(7517, 'JSON Web Key (JWK)'),
  rfc7518: rfc(7518, 'JSON Web Algorithms (JWA)'),
  rfc7519: rfc(7519, 'JSON Web Token (JWT)'),
  rfc7662: rfc(7662, 'OAuth 2.0 Token Introspection'),
  rfc8693: rfc(8693, 'OAuth 2.0 Token Exchange'),
  rfc8705: rfc(8705, 'OAuth 2.0 Mutual-TLS Client Authentication and Certificate-Bound Access Tokens'),
  rfc8707: rfc(8707, 'Resource Indicators for OAuth 2.0'),
  rfc8725: rfc(8725, 'JSON Web Token Best Current Practices', 'being replaced by rfc8725bis'),
  rfc8959: rfc(8959, 'The “secret-token” URI Scheme'),
  rfc9068: rfc(9068, 'JSON Web Token (JWT) Profile for OAuth 2.0 Access Tokens'),
  rfc9110: rfc(9110, 'HTTP Semantics'),
  rfc9111: rfc(9111, 'HTTP Caching'),
  rfc9421: rfc(9421, 'HTTP Message Signatures'),
  rfc9449: rfc(9449, 'OAuth 2.0 Demonstrating Proof of Possession (DPoP)'),
  rfc9457: rfc(9457, 'Problem Details for HTTP APIs'),
  rfc9530: rfc(9530, 'Digest Fields'),
  rfc9700: rfc(9700, 'Best Current Practice for OAuth 2.0 Security'),
  rfc9728: rfc(9728, 'OAuth 2.0 Protected Resource Metadata'),
  rfc9864: rfc(9864, 'Fully-Specified Algorithms for JOSE and COSE'),
  'oauth-browser-apps': rfc(10017, 'OAuth 2.0 for Browser-Based Applications'),

  rfc8725bis: draft(
    'draft-ietf-oauth-rfc8725bis',
    'JSON Web Token Best Current Practices (rfc8725bis)',
    'draft, approved as a BCP',
  ),
  'httpapi-privacy': draft(
    'draft-ietf-httpapi-privacy',
    'Protecting Credentials with HTTP APIs',
    'draft, approved as a BCP',
  ),
  'httpapi-ratelimit': draft(
    'draft-ietf-httpapi-ratelimit-headers',
    'RateLimit header fields for HTTP',
    'draft',
  ),
  'oauth-2-1': draft('draft-ietf-oauth-v2-1', 'The OAuth 2.1 Authorization Framework', 'draft'),
  'status-list': draft('draft-ietf-oauth-status-list', 'Token Status List', 'draft'),
  'layered-cookies': draft('draft-ietf-httpbis-layered-cookies', 'Cookies: HTTP State Management', 'draft'),

  'asvs-5': asvs,
  'owasp-api2-2023': {
    title: 'OWASP API Security Top 10, API2:2023 Broken Authentication',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/',
  },
  'owasp-rest': cheatSheet('REST_Security', 'REST Security'),
  'owasp-jwt': cheatSheet('JSON_Web_Token', 'JSON Web Token'),
  'owasp-session': cheatSheet('Session_Management', 'Session Management'),
  'owasp-oauth2': cheatSheet('OAuth2', 'OAuth 2.0'),
  'owasp-secrets': owaspSecrets,
  'owasp-microservices': cheatSheet('Microservices_Security', 'Microservices Security'),
  'owasp-mcp': owaspMcp,
  'owasp-multi-tenant': cheatSheet('Multi_Tenant_Security', 'Multi-Tenant Security'),

  'mcp-authorization': {
    title: 'Model Context Protocol 2026-07-28, authorization',
    url: 'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization',
  },
  'nist-800-63b': {
    title: 'NIST SP 800-63B-4: Authentication and Authenticator Management',
    url: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  },
  'iana-auth-schemes': {
    title: 'IANA HTTP Authentication Scheme Registry',
    url: 'https://www.iana.org/assignments/http-authschemes/http-authschemes.xhtml',
  },
  'fapi-2': {
    title: 'OpenID FAPI 2.0 Security Profile',
    url: 'https://openid.net/specs/fapi-security-profile-2_0-final.html',
  },
  'spiffe-jwt-svid': {
    title: 'SPIFFE JWT-SVID',
    url: 'https://github.com/spiffe/spiffe/blob/main/standards/JWT-SVID.md',
  },
};
