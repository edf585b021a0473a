/** Whether a key opens something by itself, is meant to be seen, or only names another secret. */
export type Secrecy = 'secret' | 'publishable' | 'identifier';
/** `crc32` is checked here; of `unpublished` ones the vendor says that they are there, and not how they are made. */
export type Checksum = 'crc32' | 'unpublished' | 'none';

export interface Shape {
  prefix: string;
  /** What follows the prefix. */
  tail: string;
  secrecy: Secrecy;
  checksum: Checksum;
}

const secret = (prefix: string, tail: string, checksum: Checksum = 'none'): Shape => ({
  prefix,
  tail,
  secrecy: 'secret',
  checksum,
});

const GITHUB = '[A-Za-z0-9]{36}';
const GITLAB = '[\\w-]{20,300}(?:\\.[\\da-z]{2})?(?:\\.?[\\da-z]{7,9})?';
const CLOUDFLARE = '[\\w-]{40}[A-Za-z0-9]{4,16}';
const STRIPE = '(?:live|test)_[A-Za-z0-9]{10,250}';
const SLACK = '[A-Za-z0-9-]{20,300}';
const SHOPIFY = '[\\da-fA-F]{32}';
const OCEAN = '[\\da-f]{64}';
const DOPPLER = '(?:[a-z\\d_-]{2,35}\\.)?[A-Za-z0-9]{40,44}';
const VAULT = '[\\w-]{24,300}';

/**
 * Formats of keys, by how they begin. An id is published: words and links name it. Where each comes from, and what ends
 * such a key, stands beside the words (`content/inspector/vendors`).
 */
export const SHAPES = {
  'github-pat': secret('ghp_', GITHUB, 'crc32'),
  'github-fine-grained': secret('github_pat_', '[A-Za-z0-9]{22}_[A-Za-z0-9]{59}'),
  'github-oauth': secret('gho_', GITHUB, 'crc32'),
  'github-user': secret('ghu_', GITHUB, 'crc32'),
  'github-installation': secret('ghs_', '[A-Za-z0-9._-]{36,1200}', 'crc32'),
  'github-refresh': secret('ghr_', '[A-Za-z0-9]{36,251}', 'crc32'),
  'gitlab-pat': secret('glpat-', GITLAB),
  'gitlab-deploy': secret('gldt-', GITLAB),
  'gitlab-runner': secret('glrt-', GITLAB),
  'gitlab-job': secret('glcbt-', '[\\w-]{20,1000}(?:\\.[\\w-]{1,1000}){0,3}'),
  'gitlab-trigger': secret('glptt-', GITLAB),
  'gitlab-oauth-secret': secret('gloas-', GITLAB),
  'gitlab-feed': secret('glft-', GITLAB),
  'gitlab-mail': secret('glimt-', GITLAB),
  'gitlab-agent': secret('glagent-', GITLAB),
  'gitlab-scim': secret('glsoat-', GITLAB),
  'cloudflare-global': secret('cfk_', CLOUDFLARE, 'unpublished'),
  'cloudflare-user': secret('cfut_', CLOUDFLARE, 'unpublished'),
  'cloudflare-account': secret('cfat_', CLOUDFLARE, 'unpublished'),
  'stripe-secret': secret('sk_', STRIPE),
  'stripe-restricted': secret('rk_', STRIPE),
  'stripe-publishable': { ...secret('pk_', STRIPE), secrecy: 'publishable' },
  'slack-bot': secret('xoxb-', SLACK),
  'slack-user': secret('xoxp-', SLACK),
  'slack-app': secret('xapp-', SLACK),
  // An address that is a credential: whoever has it may post.
  'slack-webhook': secret('hooks.slack.com/services/', 'T[A-Z\\d]{8,12}/B[A-Z\\d]{8,12}/[A-Za-z\\d]{24}'),
  'discord-webhook': secret('discord.com/api/webhooks/', '\\d{17,20}/[\\w-]{60,100}'),
  'telegram-bot': secret('api.telegram.org/bot', '\\d{6,12}:[\\w-]{35}'),
  'shopify-public-app': secret('shpat_', SHOPIFY),
  'shopify-custom-app': secret('shpca_', SHOPIFY),
  'shopify-private-app': secret('shppa_', SHOPIFY),
  'shopify-app-secret': secret('shpss_', SHOPIFY),
  'supabase-publishable': { ...secret('sb_publishable_', '[\\w-]{20,100}'), secrecy: 'publishable' },
  'supabase-secret': secret('sb_secret_', '[\\w-]{20,100}'),
  'vault-service': secret('hvs.', VAULT),
  'vault-batch': secret('hvb.', VAULT),
  'vault-recovery': secret('hvr.', VAULT),
  sendgrid: secret('SG.', '[\\w-]{22}\\.[\\w-]{43}'),
  'twilio-key': { ...secret('SK', '[\\da-fA-F]{32}'), secrecy: 'identifier' },
  'aws-access-key': { ...secret('AKIA', '[A-Z2-7]{16}'), secrecy: 'identifier' },
  'aws-temporary-key': { ...secret('ASIA', '[A-Z2-7]{16}'), secrecy: 'identifier' },
  'google-api-key': secret('AIza', '[\\w-]{35}'),
  npm: secret('npm_', GITHUB, 'crc32'),
  pypi: secret('pypi-', 'AgE[\\w-]{82,4000}'),
  'openai-project': secret('sk-proj-', '[\\w-]{40,300}'),
  'openai-service': secret('sk-svcacct-', '[\\w-]{40,300}'),
  'openai-admin': secret('sk-admin-', '[\\w-]{40,300}'),
  'anthropic-api': secret('sk-ant-api03-', '[\\w-]{80,120}'),
  'anthropic-admin': secret('sk-ant-admin01-', '[\\w-]{80,120}'),
  'hugging-face': secret('hf_', '[A-Za-z]{34}'),
  databricks: secret('dapi', '[\\da-f]{32}(?:-\\d)?'),
  'doppler-personal': secret('dp.pt.', DOPPLER),
  'doppler-service': secret('dp.st.', DOPPLER),
  'digitalocean-personal': secret('dop_v1_', OCEAN),
  'digitalocean-oauth': secret('doo_v1_', OCEAN),
  'digitalocean-refresh': secret('dor_v1_', OCEAN),
  'sentry-user': secret('sntryu_', '[\\da-f]{64}'),
  'sentry-organization': secret('sntrys_', 'eyJ[A-Za-z0-9+/]{40,400}={0,2}_[A-Za-z0-9+/]{43}'),
  postman: secret('PMAK-', '[\\da-f]{24}-[\\da-f]{34}'),
  notion: secret('ntn_', '\\d{11}[A-Za-z0-9]{35}'),
  'hex-pm': secret('hex_', '[\\da-f]{40}'),
  linear: secret('lin_api_', '[A-Za-z0-9]{40}'),
  grafana: secret('glsa_', '[A-Za-z0-9]{32}_[\\da-fA-F]{8}', 'unpublished'),
} as const satisfies Record<string, Shape>;
export type VendorKeyId = keyof typeof SHAPES;
