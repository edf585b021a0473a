import type { VendorId } from './vendorKeys.js';

/** What ends a key of a vendor. */
export interface VendorWords {
  /** What the vendor says ends such a key, and how fast; null where nothing was found. */
  ends: string | null;
  /** Where the vendor says so: an id of `sourcesOfInspector`. */
  source: string;
  /** Who has measured it, where that is somebody else. */
  measuredBy?: string;
}

export const vendors = {
  github: {
    ends: 'Revoke it in the settings, or send it to the revocation API, which asks for no sign-in. GitHub revokes a token by itself when it is pushed to a public repository or gist, and personal and OAuth tokens after a year without use.',
    source: 'github-revocation',
  },
  githubApp: {
    ends: 'A user’s token of a GitHub App expires after eight hours unless the app is set otherwise. Withdrawing the authorization of the app revokes all tokens that came of it.',
    source: 'github-revocation',
  },
  githubInstallation: {
    ends: 'It expires after one hour. Until then it does what its app may do there.',
    source: 'github-installation',
  },
  gitlab: {
    ends: 'Revoke or rotate it in GitLab or by its API. Personal, project and group tokens can carry an expiry date.',
    source: 'gitlab-tokens',
  },
  gitlabLasting: {
    ends: 'It does not expire. Reset it in the profile of its user.',
    source: 'gitlab-tokens',
  },
  cloudflare: {
    ends: 'Roll or delete it in the dashboard. When GitHub finds it in a public repository, Cloudflare revokes it by itself and tells you by mail.',
    source: 'cloudflare-tokens',
  },
  stripe: {
    ends: 'Rotate or delete it in the dashboard. A deleted or expired key is answered with an authentication error.',
    source: 'stripe-keys',
  },
  slack: {
    ends: 'Call `auth.revoke` with it. That deactivates a bot user and does not uninstall the app.',
    source: 'slack-revoke',
  },
  slackWebhook: {
    ends: 'Remove the webhook in the settings of its app. Whoever has the address may post to its channel; Slack revokes those that it finds in public.',
    source: 'slack-webhooks',
  },
  discord: {
    ends: 'Delete the webhook. A `DELETE` to the address itself does, without signing in: whoever has it may post, change the webhook, and delete it.',
    source: 'discord-webhooks',
  },
  telegram: {
    ends: 'Have BotFather make a new one with `/token`. Whoever has it controls the bot.',
    source: 'telegram-bots',
  },
  shopify: {
    ends: 'After a serious breach revoke the client credentials at once, before new ones are made; otherwise rotate them in the Dev Dashboard.',
    source: 'shopify-rotate',
  },
  supabase: {
    ends: 'Make a new secret key, then retire this one so that it grants nothing more. If somebody is using it, retire it right away.',
    source: 'supabase-rotate',
  },
  vaultService: {
    ends: 'Revoke it, and all tokens made from it go as well. Otherwise it ends with its time to live, 32 days at most unless set otherwise. A root or a periodic token may never expire.',
    source: 'vault-tokens',
  },
  vaultBatch: {
    ends: 'It cannot be revoked by hand: it ends with its fixed time to live, or when its parent is revoked.',
    source: 'vault-tokens',
  },
  sendgrid: {
    ends: 'Revoke it, which works at any time. It fails after a small propagation delay.',
    source: 'sendgrid-keys',
  },
  twilio: {
    ends: 'Delete the key: each can be revoked by itself, in the console or by the REST API.',
    source: 'twilio-keys',
  },
  aws: {
    ends: 'Deactivate the access key, then delete it. Others have measured that a deleted key still works for about 4 seconds.',
    source: 'aws-access-keys',
    measuredBy: 'aws-delay',
  },
  awsTemporary: {
    ends: 'It expires by itself, and its permissions can be taken away before that.',
    source: 'aws-temporary',
  },
  google: {
    ends: 'Delete it. For 30 days it can be undeleted, and others have measured that a deleted key still worked for up to 23 minutes.',
    source: 'google-undelete',
    measuredBy: 'google-delay',
  },
  npm: { ends: '`npm token revoke` removes it from the registry at once.', source: 'npm-token' },
  pypi: {
    ends: 'When GitHub finds it in a public repository, PyPI revokes it by itself, often within seconds.',
    source: 'pypi-revoked',
  },
  openai: { ends: 'Delete it on the page of API keys: a deleted key cannot be used.', source: 'openai-keys' },
  anthropic: {
    ends: 'Delete it at once on the page of API keys in the Console, and make a new one there.',
    source: 'anthropic-keys',
  },
  huggingFace: {
    ends: 'Delete or refresh it in the settings, under Access Tokens.',
    source: 'hugging-face-tokens',
  },
  databricks: {
    ends: '`databricks tokens delete` revokes it. A lifetime can be set when it is made.',
    source: 'databricks-tokens',
  },
  doppler: {
    ends: 'A service token reaches one config of one project; a personal token all that its user may do. An expiry can be set when a service token is made.',
    source: 'doppler-tokens',
  },
  digitalocean: { ends: null, source: 'gitleaks' },
  sentry: {
    ends: 'Revoke it: from then on it authenticates no request. Each token can be revoked without the others.',
    source: 'sentry-tokens',
  },
  postman: {
    ends: 'Delete or regenerate it in your account settings, under API keys. On Enterprise plans an admin can manage it, too.',
    source: 'postman-keys',
  },
  notion: {
    ends: 'Click Refresh on its integration in the settings: that rotates it for a new one.',
    source: 'notion-keys',
  },
  hexPm: {
    ends: 'Revoke it on the dashboard. When GitHub finds it in public, Hex.pm revokes it at once, with the OAuth tokens it was exchanged for.',
    source: 'hex-leaked',
  },
  linear: { ends: null, source: 'gitleaks' },
  grafana: { ends: null, source: 'gitleaks' },
} as const satisfies Record<VendorId, VendorWords>;
