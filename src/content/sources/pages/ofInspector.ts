import { guides } from '../guides.js';
import { windows } from './ofIncidents.js';
import { rfc, type Source } from '../source.js';
import { standards } from '../standards.js';

/** Standards that only the inspector cites. */
const more = {
  rfc3986: rfc(3986, 'Uniform Resource Identifier (URI): Generic Syntax'),
  rfc4648: rfc(4648, 'The Base16, Base32, and Base64 Data Encodings'),
  rfc6265bis: {
    title: 'Cookies: HTTP State Management Mechanism (rfc6265bis)',
    url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis',
    status: 'draft',
  },
  rfc7516: rfc(7516, 'JSON Web Encryption (JWE)'),
  rfc7617: rfc(7617, 'The “Basic” HTTP Authentication Scheme'),
  rfc7797: rfc(7797, 'JSON Web Signature (JWS) Unencoded Payload Option'),
  rfc8017: rfc(8017, 'PKCS #1: RSA Cryptography Specifications Version 2.2'),
  rfc8414: rfc(8414, 'OAuth 2.0 Authorization Server Metadata'),
  rfc9562: rfc(9562, 'Universally Unique IDentifiers (UUIDs)'),
  rfc9901: rfc(9901, 'Selective Disclosure for JSON Web Tokens'),
  paseto: {
    title: 'PASETO specification',
    url: 'https://github.com/paseto-standard/paseto-spec',
  },
} as const satisfies Record<string, Source>;

/** Who says what a claim means. */
const ofClaims = {
  'iana-jwt': {
    title: 'IANA: JSON Web Token Claims',
    url: 'https://www.iana.org/assignments/jwt/jwt.xhtml',
  },
  'entra-claims': {
    title: 'Microsoft identity platform: access token claims reference',
    url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference',
  },
  'auth0-profiles': {
    title: 'Auth0 Docs: Access Token Profiles',
    url: 'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles',
  },
  'cognito-access': {
    title: 'Amazon Cognito: Using the access token',
    url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html',
  },
  'kubernetes-accounts': {
    title: 'Kubernetes: Managing Service Accounts',
    url: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
  },
  'github-oidc': {
    title: 'GitHub Docs: OpenID Connect reference',
    url: 'https://docs.github.com/en/actions/reference/security/oidc',
  },
} as const satisfies Record<string, Source>;

/** What vendors say of their keys; the rules of a scanner where they say nothing. */
const ofVendors = {
  gitleaks: {
    title: 'Gitleaks, the rules of a scanner',
    url: 'https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml',
  },
  'github-formats': {
    title: 'GitHub Docs: GitHub’s token formats',
    url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats',
  },
  'github-checksum': {
    title: 'GitHub changelog: authentication token format updates',
    url: 'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available',
  },
  'github-revocation': {
    title: 'GitHub Docs: Token expiration and revocation',
    url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation',
  },
  'github-installation': {
    title: 'GitHub Docs: Generating an installation access token',
    url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app',
  },
  'gitlab-tokens': {
    title: 'GitLab Docs: Token overview',
    url: 'https://docs.gitlab.com/security/tokens/',
  },
  'cloudflare-tokens': {
    title: 'Cloudflare Docs: Token formats',
    url: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
  },
  'slack-revoke': {
    title: 'Slack API: auth.revoke',
    url: 'https://api.slack.com/methods/auth.revoke',
  },
  'slack-webhooks': {
    title: 'Slack: incoming webhooks',
    url: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  },
  'discord-webhooks': {
    title: 'Discord: webhook resource',
    url: 'https://discord.com/developers/docs/resources/webhook',
  },
  'telegram-bots': {
    title: 'Telegram: bots, generating an authentication token',
    url: 'https://core.telegram.org/bots/features#generating-an-authentication-token',
  },
  'shopify-formats': {
    title: 'Shopify changelog: length of the access token',
    url: 'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing',
  },
  'shopify-secret': {
    title: 'Shopify changelog: length of the app secret key',
    url: 'https://shopify.dev/changelog/app-secret-key-length-has-increased',
  },
  'shopify-rotate': {
    title: 'Shopify: Rotate or revoke client credentials',
    url: 'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials',
  },
  'supabase-rotate': {
    title: 'Supabase Docs: Rotate a leaked or compromised API key',
    url: 'https://supabase.com/docs/guides/security/rotate-leaked-api-keys',
  },
  'vault-tokens': {
    title: 'HashiCorp Vault: Tokens',
    url: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  },
  'sendgrid-keys': {
    title: 'Twilio SendGrid: Delete API keys',
    url: 'https://www.twilio.com/docs/sendgrid/api-reference/api-keys/delete-api-keys',
  },
  'twilio-keys': {
    title: 'Twilio: API keys',
    url: 'https://www.twilio.com/docs/iam/api-keys/keys-in-console',
  },
  'twilio-key': {
    title: 'Twilio: Key resource',
    url: 'https://www.twilio.com/docs/iam/keys/api-key-resource',
  },
  'aws-key-ids': {
    title: 'AWS STS: GetAccessKeyInfo',
    url: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html',
  },
  'aws-access-keys': {
    title: 'AWS IAM, how users manage their own access keys',
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-key-self-managed.html',
  },
  'google-undelete': {
    title: 'Google Cloud SDK: gcloud services api-keys undelete',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/services/api-keys/undelete',
  },
  'npm-token': {
    title: 'npm Docs: npm-token',
    url: 'https://docs.npmjs.com/cli/commands/npm-token',
  },
  'openai-keys': {
    title: 'OpenAI: Where do I find my OpenAI API Key?',
    url: 'https://help.openai.com/en/articles/4936850-where-do-i-find-my-openai-api-key',
  },
  'anthropic-keys': {
    title: 'Anthropic: What should I do if I suspect my API key has been compromised?',
    url: 'https://support.claude.com/en/articles/8384961-what-should-i-do-if-i-suspect-my-api-key-has-been-compromised',
  },
  'hugging-face-tokens': {
    title: 'Hugging Face: User access tokens',
    url: 'https://huggingface.co/docs/hub/security-tokens',
  },
  'databricks-tokens': {
    title: 'Databricks CLI: tokens commands',
    url: 'https://learn.microsoft.com/en-us/azure/databricks/dev-tools/cli/reference/tokens-commands',
  },
  'doppler-tokens': {
    title: 'Doppler Docs: Service Tokens',
    url: 'https://docs.doppler.com/docs/service-tokens',
  },
  'sentry-formats': {
    title: 'Sentry Docs: Token and Credential Formats',
    url: 'https://docs.sentry.io/security-legal-pii/security/token-formats/',
  },
  'sentry-tokens': {
    title: 'Sentry Docs: Auth Tokens',
    url: 'https://docs.sentry.io/account/auth-tokens/',
  },
  'postman-keys': {
    title: 'Postman Docs: Generate and use Postman API keys',
    url: 'https://learning.postman.com/docs/reference/postman-api/authentication',
  },
  'notion-keys': {
    title: 'Notion: Best practices for handling API keys',
    url: 'https://developers.notion.com/docs/best-practices-for-handling-api-keys',
  },
  'pypi-format': {
    title: 'PyPI Docs: Secret reporting API',
    url: 'https://docs.pypi.org/api/secrets/',
  },
  'pypi-revoked': {
    title: 'PyPI Blog: GitHub now scans public issues for PyPI secrets',
    url: 'https://blog.pypi.org/posts/2023-08-17-github-token-scanning-for-public-repos/',
  },
  'hex-leaked': {
    title: 'Hex.pm: Leaked API keys',
    url: 'https://hex.pm/docs/leaked-keys',
  },
} as const satisfies Record<string, Source>;

/** What the inspector cites. Apart from the rest, so that no other page loads it. */
export const sourcesOfInspector: Readonly<Record<string, Source>> = {
  ...standards,
  ...guides,
  ...more,
  ...ofClaims,
  ...ofVendors,
  'aws-temporary': windows['aws-temporary'],
  'aws-delay': windows['aws-delay'],
  'google-delay': windows['google-delay'],
};
