import type { Source } from '../index.js';
import { issue, pullRequest } from '../threads.js';

/** What the guide alone cites. Apart from the rest, so that no page loads it: the guide is part of the HTML. */
export const sourcesOfGuide: Record<string, Source> = {
  rfc8628: {
    title: 'RFC 8628: OAuth 2.0 Device Authorization Grant',
    url: 'https://www.rfc-editor.org/rfc/rfc8628',
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
  'cognito-client': {
    title: 'Amazon Cognito, app client: default lifetimes',
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html',
  },
  'firebase-sessions': {
    title: 'Firebase, Manage User Sessions',
    url: 'https://firebase.google.com/docs/auth/admin/manage-sessions',
  },
  'entra-lifetime': {
    title: 'Microsoft Entra, access tokens',
    url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens',
  },
  'entra-refresh': {
    title: 'Microsoft identity platform, refresh tokens',
    url: 'https://learn.microsoft.com/en-us/entra/identity-platform/refresh-tokens',
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
  'github-scanning-partners': {
    title: 'GitHub, secret scanning partner program',
    url: 'https://docs.github.com/en/code-security/secret-scanning/secret-scanning-partnership-program/secret-scanning-partner-program',
  },
  'kubernetes-projected-token': {
    title: 'Kubernetes, projected service account tokens',
    url: 'https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken',
  },
  'kubernetes-extended-token': {
    title: 'Kubernetes, kube-apiserver: service-account-extend-token-expiration',
    url: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  },
  'akamai-lifetime': {
    title: 'Akamai Identity Cloud, modify token lifetimes',
    url: 'https://techdocs.akamai.com/identity-cloud/docs/modify-token-lifetimes',
  },
  'npm-revocation': {
    title: 'npm, revoking access tokens',
    url: 'https://docs.npmjs.com/revoking-access-tokens',
  },
  'npm-trusted-publishing': {
    title: 'npm, trusted publishing',
    url: 'https://docs.npmjs.com/trusted-publishers',
  },
  'openai-federation': {
    title: 'OpenAI, workload identity federation',
    url: 'https://developers.openai.com/api/docs/guides/workload-identity-federation',
  },
  'google-key-deletion': {
    title: 'Aikido Security, deleted Google API keys, measured',
    url: 'https://www.aikido.dev/blog/google-api-keys-deletion',
  },
  'google-keys-gemini': {
    title: 'Truffle Security, Google API keys and Gemini',
    url: 'https://trufflesecurity.com/blog/google-api-keys-werent-secrets-but-then-gemini-changed-the-rules',
  },
  'firebase-keys': {
    title: 'Firebase, using and managing API keys',
    url: 'https://firebase.google.com/docs/projects/api-keys',
  },
  'github-revoke-found': {
    title: 'GitHub REST API, revoking credentials that you found',
    url: 'https://docs.github.com/en/rest/credentials/revoke',
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
  'paseto-spec': {
    title: 'PASETO specification',
    url: 'https://github.com/paseto-standard/paseto-spec',
  },
  'paseto-lucidity': {
    title: 'PASETO, Algorithm Lucidity',
    url: 'https://github.com/paseto-standard/paseto-spec/blob/master/docs/02-Implementation-Guide/03-Algorithm-Lucidity.md',
  },
  'dotnet-key-refresh': {
    title: '.NET, BaseConfigurationManager: how often keys are fetched again',
    url: 'https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet/blob/dev/src/Microsoft.IdentityModel.Tokens/BaseConfigurationManager.cs',
  },
  'aws-http-jwt': {
    title: 'AWS API Gateway, HTTP API JWT authorizers',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
    status: 'its two hours read as quoted by others',
  },
  'cve-pac4j-2026': {
    title: 'CVE-2026-29000, pac4j-jwt',
    url: 'https://github.com/advisories/GHSA-pm7g-w2cf-q238',
  },
  'cve-hono-2026': {
    title: 'CVE-2026-22818, Hono',
    url: 'https://github.com/honojs/hono/security/advisories/GHSA-3vhc-576x-3qv4',
  },
  'cve-fast-jwt-2026': {
    title: 'CVE-2026-34950, fast-jwt',
    url: 'https://github.com/nearform/fast-jwt/security/advisories/GHSA-mvf2-f6gm-w987',
  },
  'cve-fast-jwt-again-2026': {
    title: 'CVE-2026-107722, fast-jwt',
    url: 'https://github.com/nearform/fast-jwt/security/advisories/GHSA-ww5h-9m49-7xx4',
  },
  'cve-libjwt-2026': {
    title: 'CVE-2026-44699, LibJWT',
    url: 'https://github.com/benmcollins/libjwt/security/advisories/GHSA-q843-6q5f-w55g',
  },
  biscuit: {
    title: 'Biscuit, its design and how it differs from macaroons',
    url: 'https://github.com/eclipse-biscuit/biscuit/blob/main/DESIGN.md',
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
  'textbee-250': pullRequest('textbee/textbee', 250, 'bcrypt on every call caps the API'),
  'claude-mem-2541': issue('thedotmack/claude-mem', 2541, 'SHA-256 of an API key'),
  'so-37482366': {
    title: 'Stack Overflow 37482366: is it safe to expose the Firebase apiKey?',
    url: 'https://stackoverflow.com/questions/37482366',
  },
  'opentera-212': issue('introlab/opentera', 212, 'logout that leaves the token working'),
};
