import type { Source } from './source.js';

/** Vendors' documentation and guides. The ids are those of the research they come from. */
export const guides: Record<string, Source> = {
  S01: {
    title: 'Zuplo docs: When to Use API Keys',
    url: 'https://zuplo.com/docs/articles/when-to-use-api-keys',
  },
  S05: {
    title: 'WorkOS docs: API Keys / M2M Applications',
    url: 'https://workos.com/docs/authkit/connect/m2m',
  },
  S06: {
    title: 'Clerk docs: Machine Authentication overview',
    url: 'https://clerk.com/docs/machine-auth/overview',
  },
  S07: {
    title: 'Clerk docs: Token formats',
    url: 'https://github.com/clerk/clerk-docs/blob/422365c/docs/guides/development/machine-auth/token-formats.mdx',
  },
  S08: {
    title: 'Google Cloud Endpoints: Why and when to use API keys',
    url: 'https://cloud.google.com/endpoints/docs/openapi/when-why-api-key',
  },
  S23: {
    title: 'GitHub Docs: Deciding when to build a GitHub App',
    url: 'https://docs.github.com/en/apps/creating-github-apps/about-creating-github-apps/deciding-when-to-build-a-github-app',
  },
  S24: {
    title: 'GitHub roadmap #249: OIDC for Actions',
    url: 'https://github.com/github/roadmap/issues/249',
  },
  S25: {
    title: 'Google Cloud: ADC on premises',
    url: 'https://cloud.google.com/docs/authentication/set-up-adc-on-premises',
  },
  S26: {
    title: 'Kubernetes docs: Service Accounts',
    url: 'https://github.com/kubernetes/website/blob/00c57b8/content/en/docs/concepts/security/service-accounts.md',
  },
  S27: {
    title: 'Azure API Management: authentication and authorization',
    url: 'https://github.com/MicrosoftDocs/azure-docs/blob/028004b/articles/api-management/authentication-authorization-overview.md',
  },
  S28: {
    title: 'AWS API Gateway: usage plans and API keys (best practices)',
    url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
  },
  S29: {
    title: 'AWS re:Post: revoking Cognito client-credentials tokens (expert answer)',
    url: 'https://repost.aws/questions/QU_k2wyQFMQPO3LhWaYZ4QCQ',
  },
  S30: {
    title: 'Ory docs: Opaque and JWT access tokens',
    url: 'https://github.com/ory/docs/blob/021ae7f/docs/oauth2-oidc/jwt-access-token.mdx',
  },
  S31: {
    title: 'Curity: How should you serve your access tokens - JWT, phantom or split?',
    url: 'https://curity.io/blog/how-should-you-serve-your-access-tokens-jwts-phantom-or-split/',
  },
  S33: {
    title: 'Curity: The phantom token pattern',
    url: 'https://curity.io/resources/learn/phantom-token-pattern/',
  },
  S34: {
    title: 'FusionAuth: How to manage JWT expiration and revoke JWTs',
    url: 'https://github.com/FusionAuth/fusionauth-site/blob/3495fbf/astro/src/content/articles/tokens/revoking-jwts.mdx',
  },
  S36: {
    title: 'Auth.js: Session strategies',
    url: 'https://github.com/nextauthjs/next-auth/blob/0609560/docs/pages/concepts/session-strategies.mdx',
  },
  S37: { title: 'Laravel docs: Sanctum (and Passport vs Sanctum)', url: 'https://laravel.com/docs/sanctum' },
  S38: {
    title: 'djangorestframework-api-key: Should I use API keys?',
    url: 'https://github.com/florimondmanca/djangorestframework-api-key/blob/03b07e7/docs/index.md',
  },
  S39: {
    title: 'Supabase docs: Understanding API keys',
    url: 'https://github.com/supabase/supabase/blob/1b3c2d0/apps/docs/content/guides/api/api-keys.mdx',
  },
  S40: { title: 'Ably docs: Authentication overview / Token auth', url: 'https://ably.com/docs/auth' },
  S41: {
    title: 'Google Gemini API: Ephemeral tokens',
    url: 'https://ai.google.dev/gemini-api/docs/ephemeral-tokens',
  },
  S42: {
    title: 'Mistral docs: realtime client tokens',
    url: 'https://docs.mistral.ai/studio/audio/speech_to_text/realtime_transcription/client_auth',
  },
  S43: { title: 'GoldRush docs: Ephemeral Keys', url: 'https://goldrush.dev/docs/ephemeral-keys' },
  S44: {
    title: 'Azure IoT: device AuthenticationModel / X.509',
    url: 'https://learn.microsoft.com/en-us/dotnet/api/microsoft.azure.devices.client.authenticationmodel?view=azure-dotnet',
  },
  S45: {
    title: 'ThingsBoard: Device credentials',
    url: 'https://thingsboard.io/docs/user-guide/device-credentials/',
  },
  S46: {
    title: 'Duende IdentityServer: FAPI 2.0',
    url: 'https://docs.duendesoftware.com/identityserver/tokens/fapi-2-0-specification',
  },
  S48: {
    title: 'Adyen docs: verify webhook HMAC signatures',
    url: 'https://docs.adyen.com/development-resources/webhooks/verify-hmac-signatures',
  },
  S49: { title: 'Survicate: webhook security', url: 'https://developers.survicate.com/webhooks/security.md' },
  S50: {
    title: 'Auth0: Which OAuth 2.0 flow should I use?',
    url: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/which-oauth-2-0-flow-should-i-use',
  },
  S52: {
    title: 'Unkey docs: rerolling, temp keys, delete-key, recovery, gateway principal',
    url: 'https://github.com/unkeyed/unkey/blob/fc99b6b/docs/product',
  },
  S53: {
    title: 'Zuplo docs: API Key Best Practices',
    url: 'https://github.com/zuplo/docs/blob/d01d37f/docs/articles/api-key-best-practices.mdx',
  },
  'stripe-keys': {
    title: 'Stripe docs: API keys',
    url: 'https://docs.stripe.com/keys',
  },
  'google-keys-overview': {
    title: 'Google Cloud: API Keys overview',
    url: 'https://cloud.google.com/api-keys/docs/overview',
  },
  'google-key-restrictions': {
    title: 'Google Cloud, adding restrictions to API keys',
    url: 'https://docs.cloud.google.com/api-keys/docs/add-restrictions-api-keys',
  },
  'supertokens-1019': {
    title: 'SuperTokens issue 1019: revoking a 100-day JWT that an API key maps to',
    url: 'https://github.com/supertokens/supertokens-core/issues/1019',
  },
};
