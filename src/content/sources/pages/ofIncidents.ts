import { sources, type Source } from '../index.js';

/** What vendors publish, and others measured, about how long a credential lives after it was taken away. */
export const windows = {
  'jose-remote-jwks': {
    title: 'jose, createRemoteJWKSet: cacheMaxAge and cooldownDuration',
    url: 'https://github.com/panva/jose/blob/main/src/jwks/remote.ts',
  },
  'dotnet-key-set': {
    title: '.NET, BaseConfigurationManager: 12 h, and 1 h of last known good',
    url: 'https://github.com/AzureAD/azure-activedirectory-identitymodel-extensions-for-dotnet/blob/dev/src/Microsoft.IdentityModel.Tokens/BaseConfigurationManager.cs',
  },
  'aws-rest-jwt-keys': {
    title: 'AWS API Gateway, signing keys of REST API JWT authorizers',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-keys.html',
  },
  'aws-http-jwt': {
    title: 'AWS API Gateway, HTTP API JWT authorizers',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
    status: 'its two hours read as quoted by others',
  },
  'cloudfront-ttl': {
    title: 'Amazon CloudFront, DefaultTTL of a cache policy',
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cloudfront-cachepolicy-cachepolicyconfig.html',
  },
  'zuplo-introspection': {
    title: 'Zuplo, Curity phantom token policy: cacheDurationSeconds',
    url: 'https://zuplo.com/docs/policies/curity-phantom-token-inbound/',
  },
  'revolut-rotate': {
    title: 'Revolut, rotate a webhook signing secret',
    url: 'https://developer.revolut.com/docs/api/business/operations/rotate-webhook-signing-secret.md',
  },
  'browserbase-rotate': {
    title: 'Browserbase, rotate a webhook signing secret',
    url: 'https://docs.browserbase.com/reference/api/rotate-a-webhook-signing-secret.md',
  },
  'quay-session': {
    title: 'Red Hat Quay, PERMANENT_SESSION_LIFETIME (Flask’s setting)',
    url: 'https://docs.redhat.com/en/documentation/red_hat_quay/3/html/configure_red_hat_quay/config-fields-session-logout',
  },
  'aws-temporary': {
    title: 'AWS IAM, disabling permissions for temporary security credentials',
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html',
  },
  'aws-delay': {
    title: 'OFFENSAI, containment that survives the 4 s in which a deleted AWS key still works',
    url: 'https://www.offensai.com/blog/eventual-consistency-resistant-iam-containment-aws-incident-response',
  },
  'google-delay': {
    title: 'Aikido Security, deleted Google API keys, measured',
    url: 'https://www.aikido.dev/blog/google-api-keys-deletion',
  },
  'google-disable': {
    title: 'Google IAM, serviceAccounts.disable',
    url: 'https://docs.cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts/disable',
  },
  'google-key-delete': {
    title: 'Google IAM, serviceAccounts.keys.delete',
    url: 'https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts.keys/delete',
  },
  'nist-800-61': {
    title: 'NIST SP 800-61 Rev. 2: Computer Security Incident Handling Guide',
    url: 'https://csrc.nist.gov/pubs/sp/800/61/r2/final',
    status: 'replaced by Rev. 3 in April 2025',
  },
  'github-revoke': {
    title: 'GitHub, revoke a list of credentials',
    url: 'https://docs.github.com/en/rest/credentials/revoke',
  },
  'github-revoke-kinds': {
    title: 'GitHub changelog, credential revocation API, March 2026',
    url: 'https://github.blog/changelog/2026-03-26-credential-revocation-api-now-supports-github-oauth-and-github-app-credentials',
  },
} as const satisfies Record<string, Source>;

/** What the page of the day cites. Apart from the rest, so that no other page loads it. */
export const sourcesOfIncidents: Readonly<Record<string, Source>> = { ...sources, ...windows };
