import type { VendorKeyId } from '../../core/inspector/index.js';

/** Whose key it is, and what ends it. */
export interface VendorWords {
  name: string;
  /** What the vendor says ends such a key, and how fast; null where nothing was found. */
  ends: string | null;
  /** Where the vendor says so: an id of `sourcesOfInspector`. */
  source: string;
  /** Who has measured it, where that is somebody else. */
  measuredBy?: string;
}

export const vendors = {
  github: {
    name: 'GitHub',
    ends: 'Revoke it in the settings, or send it to the revocation API, which asks for no sign-in. GitHub revokes a token by itself when it is pushed to a public repository or gist, and personal and OAuth tokens after a year without use.',
    source: 'github-revocation',
  },
  githubApp: {
    name: 'GitHub',
    ends: 'A user’s token of a GitHub App expires after eight hours unless the app is set otherwise. Withdrawing the authorization of the app revokes all tokens that came of it.',
    source: 'github-revocation',
  },
  gitlab: {
    name: 'GitLab',
    ends: 'Revoke or rotate it in GitLab or by its API. Personal, project and group tokens can carry an expiry date.',
    source: 'gitlab-tokens',
  },
  gitlabLasting: {
    name: 'GitLab',
    ends: 'It does not expire. Reset it in the profile of its user.',
    source: 'gitlab-tokens',
  },
  cloudflare: {
    name: 'Cloudflare',
    ends: 'Roll or delete it in the dashboard. When GitHub finds it in a public repository, Cloudflare revokes it by itself and tells you by mail.',
    source: 'cloudflare-tokens',
  },
  stripe: {
    name: 'Stripe',
    ends: 'Rotate or delete it in the dashboard. A deleted or expired key is answered with an authentication error.',
    source: 'stripe-keys',
  },
  slack: {
    name: 'Slack',
    ends: 'Call `auth.revoke` with it. That deactivates a bot user and does not uninstall the app.',
    source: 'slack-revoke',
  },
  shopify: {
    name: 'Shopify',
    ends: 'After a serious breach revoke the client credentials at once, before new ones are made; otherwise rotate them in the Dev Dashboard.',
    source: 'shopify-rotate',
  },
  supabase: {
    name: 'Supabase',
    ends: 'Make a new secret key, then retire this one so that it grants nothing more. If somebody is using it, retire it right away.',
    source: 'supabase-rotate',
  },
  vaultService: {
    name: 'HashiCorp Vault',
    ends: 'Revoke it, and all tokens made from it go as well. Otherwise it ends with its time to live, 32 days at most unless set otherwise.',
    source: 'vault-tokens',
  },
  vaultBatch: {
    name: 'HashiCorp Vault',
    ends: 'It cannot be revoked by hand: it ends with its fixed time to live, or when its parent is revoked.',
    source: 'vault-tokens',
  },
  sendgrid: {
    name: 'Twilio SendGrid',
    ends: 'It can be revoked at any time, in the app or by the API.',
    source: 'sendgrid-keys',
  },
  twilio: {
    name: 'Twilio',
    ends: 'Delete the key: each can be revoked by itself, in the console or by the REST API.',
    source: 'twilio-keys',
  },
  aws: {
    name: 'Amazon Web Services',
    ends: 'Deactivate the access key, then delete it. Others have measured that a deleted key still works for about 4 seconds.',
    source: 'aws-access-keys',
    measuredBy: 'aws-delay',
  },
  awsTemporary: {
    name: 'Amazon Web Services',
    ends: 'It expires by itself, and its permissions can be taken away before that.',
    source: 'aws-temporary',
  },
  google: {
    name: 'Google Cloud',
    ends: 'Delete it. For 30 days it can be undeleted, and others have measured that a deleted key still worked for up to 23 minutes.',
    source: 'google-undelete',
    measuredBy: 'google-delay',
  },
  npm: {
    name: 'npm',
    ends: '`npm token revoke` removes it from the registry at once.',
    source: 'npm-token',
  },
  pypi: { name: 'PyPI', ends: null, source: 'gitleaks' },
  openai: {
    name: 'OpenAI',
    ends: 'Delete it on the page of API keys: a deleted key cannot be used.',
    source: 'openai-keys',
  },
  anthropic: {
    name: 'Anthropic',
    ends: 'Make a new key in the Console and deactivate this one.',
    source: 'anthropic-keys',
  },
  huggingFace: {
    name: 'Hugging Face',
    ends: 'Delete or refresh it in the settings, under Access Tokens.',
    source: 'hugging-face-tokens',
  },
  databricks: {
    name: 'Databricks',
    ends: '`databricks tokens delete` revokes it. A lifetime can be set when it is made.',
    source: 'databricks-tokens',
  },
  doppler: {
    name: 'Doppler',
    ends: 'A service token reaches one config of one project; a personal token all that its user may do. An expiry can be set when a service token is made.',
    source: 'doppler-tokens',
  },
  digitalocean: { name: 'DigitalOcean', ends: null, source: 'gitleaks' },
  sentry: {
    name: 'Sentry',
    ends: 'Revoke it: from then on it authenticates no request. Each token can be revoked without the others.',
    source: 'sentry-tokens',
  },
  postman: {
    name: 'Postman',
    ends: 'An admin can revoke it in the dashboard for API keys.',
    source: 'postman-keys',
  },
  notion: {
    name: 'Notion',
    ends: 'Revoke it: whoever has it can do what its capabilities allow.',
    source: 'notion-security',
  },
  hexPm: {
    name: 'Hex.pm',
    ends: 'Revoke it on the dashboard. When GitHub finds it in public, Hex.pm revokes it at once, with the OAuth tokens it was exchanged for.',
    source: 'hex-leaked',
  },
  linear: { name: 'Linear', ends: null, source: 'gitleaks' },
  grafana: { name: 'Grafana', ends: null, source: 'gitleaks' },
} as const satisfies Record<string, VendorWords>;
export type VendorId = keyof typeof vendors;

export interface VendorKeyWords {
  vendor: VendorId;
  what: string;
  /** Where its format is described: its vendor’s page, or the published rule of a scanner where the vendor is silent. */
  format: string;
}

const of = (vendor: VendorId, what: string, format: string): VendorKeyWords => ({ vendor, what, format });

export const vendorKeyWords: Readonly<Record<VendorKeyId, VendorKeyWords>> = {
  'github-pat': of('github', 'personal access token (classic)', 'github-formats'),
  'github-fine-grained': of('github', 'fine-grained personal access token', 'github-formats'),
  'github-oauth': of('github', 'OAuth access token', 'github-formats'),
  'github-user': of('githubApp', 'user access token of a GitHub App', 'github-formats'),
  'github-installation': of('githubApp', 'installation access token of a GitHub App', 'github-formats'),
  'github-refresh': of('githubApp', 'refresh token of a GitHub App', 'github-formats'),
  'gitlab-pat': of('gitlab', 'access token of a person, project or group', 'gitlab-tokens'),
  'gitlab-deploy': of('gitlab', 'deploy token', 'gitlab-tokens'),
  'gitlab-runner': of('gitlab', 'runner authentication token', 'gitlab-tokens'),
  'gitlab-job': of('gitlab', 'CI/CD job token, valid while its job runs', 'gitlab-tokens'),
  'gitlab-trigger': of('gitlab', 'trigger token', 'gitlab-tokens'),
  'gitlab-oauth-secret': of('gitlab', 'secret of an OAuth application', 'gitlab-tokens'),
  'gitlab-feed': of('gitlabLasting', 'feed token', 'gitlab-tokens'),
  'gitlab-mail': of('gitlabLasting', 'incoming mail token', 'gitlab-tokens'),
  'gitlab-agent': of('gitlab', 'token of an agent for Kubernetes', 'gitlab-tokens'),
  'gitlab-scim': of('gitlab', 'SCIM token', 'gitlab-tokens'),
  'cloudflare-global': of('cloudflare', 'global API key, with full access', 'cloudflare-tokens'),
  'cloudflare-user': of('cloudflare', 'user API token', 'cloudflare-tokens'),
  'cloudflare-account': of('cloudflare', 'account API token', 'cloudflare-tokens'),
  'stripe-secret': of('stripe', 'secret key', 'stripe-keys'),
  'stripe-restricted': of('stripe', 'restricted key', 'stripe-keys'),
  'stripe-publishable': of('stripe', 'publishable key', 'stripe-keys'),
  'slack-bot': of('slack', 'bot token', 'gitleaks'),
  'slack-user': of('slack', 'user token', 'gitleaks'),
  'slack-app': of('slack', 'app-level token', 'gitleaks'),
  'shopify-public-app': of('shopify', 'access token of a public app', 'shopify-formats'),
  'shopify-custom-app': of('shopify', 'access token of a custom app', 'shopify-formats'),
  'shopify-private-app': of('shopify', 'access token of a legacy private app', 'shopify-formats'),
  'shopify-app-secret': of('shopify', 'secret key of an app', 'shopify-secret'),
  'supabase-publishable': of('supabase', 'publishable key', 'S39'),
  'supabase-secret': of('supabase', 'secret key, which row level security does not stop', 'S39'),
  'vault-service': of('vaultService', 'service token', 'vault-tokens'),
  'vault-batch': of('vaultBatch', 'batch token', 'vault-tokens'),
  'vault-recovery': of('vaultService', 'recovery token', 'vault-tokens'),
  sendgrid: of('sendgrid', 'API key', 'sendgrid-keys'),
  'twilio-key': of('twilio', 'id of an API key', 'gitleaks'),
  'aws-access-key': of('aws', 'id of a long-term access key', 'gitleaks'),
  'aws-temporary-key': of('awsTemporary', 'id of a temporary access key', 'gitleaks'),
  'google-api-key': of('google', 'API key', 'gitleaks'),
  npm: of('npm', 'access token', 'npm-token'),
  pypi: of('pypi', 'API token', 'gitleaks'),
  'openai-project': of('openai', 'project key', 'gitleaks'),
  'openai-service': of('openai', 'key of a service account', 'gitleaks'),
  'openai-admin': of('openai', 'admin key', 'gitleaks'),
  'anthropic-api': of('anthropic', 'API key', 'gitleaks'),
  'anthropic-admin': of('anthropic', 'admin key', 'gitleaks'),
  'hugging-face': of('huggingFace', 'user access token', 'hugging-face-tokens'),
  databricks: of('databricks', 'personal access token', 'databricks-format'),
  'doppler-personal': of('doppler', 'personal token', 'gitleaks'),
  'doppler-service': of('doppler', 'service token', 'gitleaks'),
  'digitalocean-personal': of('digitalocean', 'personal access token', 'gitleaks'),
  'digitalocean-oauth': of('digitalocean', 'OAuth token', 'gitleaks'),
  'digitalocean-refresh': of('digitalocean', 'OAuth refresh token', 'gitleaks'),
  'sentry-user': of('sentry', 'personal token', 'sentry-formats'),
  'sentry-organization': of('sentry', 'organization token', 'gitleaks'),
  postman: of('postman', 'API key', 'gitleaks'),
  notion: of('notion', 'token of an integration', 'gitleaks'),
  'hex-pm': of('hexPm', 'API key', 'hex-leaked'),
  linear: of('linear', 'API key', 'gitleaks'),
  grafana: of('grafana', 'service account token', 'gitleaks'),
};
