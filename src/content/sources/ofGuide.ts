import type { Source } from './index.js';
import { issue } from './threads.js';

/** What the guide alone cites. Apart from the rest, so that no page loads it: the guide is part of the HTML. */
export const sourcesOfGuide: Record<string, Source> = {
  rfc8628: {
    title: 'RFC 8628: OAuth 2.0 Device Authorization Grant',
    url: 'https://www.rfc-editor.org/rfc/rfc8628.html',
  },
  'owasp-api1-2023': {
    title: 'OWASP API Security Top 10, API1:2023 Broken Object Level Authorization',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
  },
  'okta-lifetime': {
    title: 'Okta, lifetime of the JWTs it mints',
    url: 'https://support.okta.com/help/s/article/What-is-the-lifetime-of-the-JWT-tokens',
  },
  'cognito-lifetime': {
    title: 'Amazon Cognito, TokenValidityUnits',
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cognito-userpoolclient-tokenvalidityunits.html',
  },
  'firebase-sessions': {
    title: 'Firebase, Manage User Sessions',
    url: 'https://firebase.google.com/docs/auth/admin/manage-sessions',
  },
  'entra-lifetime': {
    title: 'Microsoft Entra, access tokens',
    url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
  },
  'entra-cae': {
    title: 'Microsoft Entra, continuous access evaluation',
    url: 'https://learn.microsoft.com/en-us/entra/identity/conditional-access/concept-continuous-access-evaluation',
  },
  'github-installation-token': {
    title: 'GitHub, generating an installation access token',
    url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app',
  },
  'github-user-token': {
    title: 'GitHub, refreshing user access tokens',
    url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/refreshing-user-access-tokens',
  },
  'github-token-expiry': {
    title: 'GitHub, token expiration and revocation',
    url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation',
  },
  'github-token-format': {
    title: 'GitHub changelog, authentication token format updates',
    url: 'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/',
  },
  'akamai-lifetime': {
    title: 'Akamai Identity Cloud, modify token lifetimes',
    url: 'https://techdocs.akamai.com/identity-cloud/docs/modify-token-lifetimes',
  },
  'aws-waf-key': {
    title: 'AWS WAF, DeleteAPIKey',
    url: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_DeleteAPIKey.html',
  },
  'apigee-revocation': {
    title: 'Apigee, validating and invalidating access tokens',
    url: 'https://docs.cloud.google.com/apigee/docs/api-platform/security/oauth/validating-and-invalidating-access-tokens',
  },
  'spring-clock-skew': {
    title: 'Spring Security issue 6611: the clock skew of JwtTimestampValidator',
    url: 'https://github.com/spring-projects/spring-security/issues/6611',
  },
  'envoy-jwt': {
    title: 'Envoy, jwt_authn: clock_skew_seconds and cache_duration',
    url: 'https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/http/jwt_authn/v3/config.proto',
  },
  'seam-prefixed-key': {
    title: 'Seam, prefixed-api-key',
    url: 'https://github.com/seamapi/prefixed-api-key',
  },
  'paseto-spec': {
    title: 'PASETO specification',
    url: 'https://github.com/paseto-standard/paseto-spec',
  },
  biscuit: { title: 'Biscuit authorization tokens', url: 'https://github.com/eclipse-biscuit/biscuit' },
  'mdn-cors-headers': {
    title: 'MDN, Access-Control-Allow-Headers',
    url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Access-Control-Allow-Headers',
  },

  'sensu-186': issue('sensu/sensu-go', 186, 'API keys that are JWTs without an expiry, and revocable'),
  'wp-api-jwt-12': issue('Tmeister/wp-api-jwt-auth', 12, 'a token that outlives a changed password'),
  'so-54712714': {
    title: 'Stack Overflow 54712714: passing the user to a queue consumer',
    url: 'https://stackoverflow.com/questions/54712714',
  },
  'security-se-248428': {
    title: 'Information Security 248428: is OAuth more secure than API keys?',
    url: 'https://security.stackexchange.com/questions/248428',
  },
  'textbee-250': issue('textbee/textbee', 250, 'bcrypt on every call caps the API'),
  'claude-mem-2541': issue('thedotmack/claude-mem', 2541, 'SHA-256 of an API key'),
  'so-37482366': {
    title: 'Stack Overflow 37482366: is it safe to expose the Firebase apiKey?',
    url: 'https://stackoverflow.com/questions/37482366',
  },
  'opentera-212': issue('introlab/opentera', 212, 'logout that leaves the token working'),
};
