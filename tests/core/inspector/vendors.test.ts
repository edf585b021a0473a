import { describe, expect, test } from 'vitest';
import { SHAPES, type VendorKeyId } from '../../../src/core/inspector/index.js';
import { keyChecksum } from '../../../src/core/credentials/index.js';
import { code, drawn, foundIn, HEX, json, only } from './make.js';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const hex = (length: number): string => drawn(length, HEX);
const checked = (): string => drawn(30) + keyChecksum(drawn(30));

/** What follows the prefix, made here: no scanner shall find a key in this repository. */
const TAILS: Readonly<Record<VendorKeyId, string>> = {
  'github-pat': checked(),
  'github-fine-grained': `${drawn(22)}_${drawn(59)}`,
  'github-oauth': checked(),
  'github-user': checked(),
  'github-installation': `123456_${json({ alg: 'ES256' })}.${json({ iss: 'x' })}.${drawn(86)}`,
  'github-refresh': drawn(76),
  'gitlab-pat': drawn(20),
  'gitlab-deploy': drawn(20),
  'gitlab-runner': drawn(20),
  'gitlab-job': `64_${drawn(20)}`,
  'gitlab-trigger': hex(40),
  'gitlab-oauth-secret': hex(64),
  'gitlab-feed': drawn(20),
  'gitlab-mail': drawn(25),
  'gitlab-agent': drawn(50),
  'gitlab-scim': drawn(20),
  'cloudflare-global': drawn(40) + hex(8),
  'cloudflare-user': drawn(40) + hex(8),
  'cloudflare-account': drawn(40) + hex(8),
  'stripe-secret': `live_${drawn(24)}`,
  'stripe-restricted': `test_${drawn(24)}`,
  'stripe-publishable': `live_${drawn(24)}`,
  'slack-bot': `123456789012-123456789012-${drawn(24)}`,
  'slack-user': `123456789012-123456789012-123456789012-${hex(32)}`,
  'slack-app': `1-A0123456789-1234567890123-${hex(64)}`,
  'slack-webhook': `T0${drawn(8, UPPER)}/B0${drawn(8, UPPER)}/${drawn(24)}`,
  'discord-webhook': `123456789012345678/${drawn(68)}`,
  'telegram-bot': `1234567890:${drawn(35)}`,
  'shopify-public-app': hex(32),
  'shopify-custom-app': hex(32),
  'shopify-private-app': hex(32),
  'shopify-app-secret': hex(32),
  'supabase-publishable': `${drawn(22)}_${drawn(8)}`,
  'supabase-secret': `${drawn(22)}_${drawn(8)}`,
  'vault-service': drawn(24),
  'vault-batch': drawn(24),
  'vault-recovery': drawn(24),
  sendgrid: `${drawn(22)}.${drawn(43)}`,
  'twilio-key': hex(32),
  'aws-access-key': drawn(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
  'aws-temporary-key': drawn(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
  'google-api-key': drawn(35),
  npm: checked(),
  pypi: `AgEIcHlwaS5vcmc${drawn(120)}`,
  'openai-project': drawn(120),
  'openai-service': drawn(120),
  'openai-admin': drawn(120),
  'anthropic-api': `${drawn(93)}AA`,
  'anthropic-admin': `${drawn(93)}AA`,
  'hugging-face': drawn(34, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'),
  databricks: `${hex(32)}-2`,
  'doppler-personal': drawn(43),
  'doppler-service': `prd.${drawn(43)}`,
  'digitalocean-personal': hex(64),
  'digitalocean-oauth': hex(64),
  'digitalocean-refresh': hex(64),
  'sentry-user': hex(64),
  'sentry-organization': `${json({ iat: 1, url: 'https://s.example' })}_${drawn(43)}`,
  postman: `${hex(24)}-${hex(34)}`,
  notion: `12345678901${drawn(35)}`,
  'hex-pm': hex(40),
  linear: drawn(40),
  grafana: `${drawn(32)}_${hex(8)}`,
};
const ids = Object.keys(SHAPES) as VendorKeyId[];
const keyOf = (id: VendorKeyId): string => SHAPES[id].prefix + TAILS[id];

describe('a key is known by its form', () => {
  test.each(ids)('%s', async (id) => {
    const key = keyOf(id);
    for (const text of [
      key,
      `token: "${key}"`,
      `export KEY=${key}\nnext`,
      `https://u:${key}@host.example/`,
    ]) {
      const found = (await foundIn(text)).filter(({ kind }) => kind === 'api-key');
      expect(found.map(({ vendor, at, length }) => [vendor?.id, text.slice(at, at + length)])).toEqual([
        [id, key],
      ]);
    }
  });

  test.each(ids)('%s is not known with something before it, or with a part missing', async (id) => {
    const key = keyOf(id);
    const { prefix } = SHAPES[id];
    const cut = key.slice(0, prefix.length + 8);
    for (const text of [`x${key}`, `${cut} and so on`, `${prefix} and so on`, prefix + 'x'.repeat(40)]) {
      expect((await foundIn(text)).filter(({ vendor }) => vendor?.id === id)).toEqual([]);
    }
  });

  test.each(ids)('%s shows its prefix and a few characters at most', async (id) => {
    const { masked } = await only(keyOf(id));
    expect(masked.startsWith(SHAPES[id].prefix)).toBe(true);
    expect(masked.length).toBeLessThanOrEqual(SHAPES[id].prefix.length + 5);
  });
});

test('there are formats of many vendors', () => {
  expect(ids.length).toBeGreaterThanOrEqual(55);
});

describe('a checksum', () => {
  const withChecksum = ids.filter((id) => SHAPES[id].checksum === 'crc32' && TAILS[id].length === 36);

  test.each(withChecksum)('of %s holds, and fails for a mistyped key', async (id) => {
    const key = keyOf(id);
    expect(code(await only(key), 'form')).toBe('checksum-holds');
    for (const index of [6, 20, 38]) {
      const char = key.charAt(index) === 'a' ? 'b' : 'a';
      expect(code(await only(key.slice(0, index) + char + key.slice(index + 1)), 'form')).toBe(
        'checksum-fails',
      );
    }
  });

  test('as GitHub and npm make it: two keys that were published as examples', async () => {
    for (const [prefix, tail] of [
      ['ghp_', 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17'],
      ['npm_', 'qkJaB6MffYVzZXWqmcoF49yrUxP3wf0LsakP'],
    ] as const) {
      expect(code(await only(prefix + tail), 'form')).toBe('checksum-holds');
    }
  });

  test('is not claimed where nobody has published how it is made, or where there is none', async () => {
    for (const id of ['cloudflare-user', 'grafana', 'github-refresh', 'stripe-secret'] as const) {
      expect(code(await only(keyOf(id)), 'form')).toBe('prefix-and-length');
    }
  });
});

test('what a key is for is told by its prefix: publishable or secret, test or live', async () => {
  const told = async (id: VendorKeyId): Promise<unknown[]> => {
    const { vendor } = await only(keyOf(id));
    return [vendor?.secrecy, vendor?.mode];
  };
  expect(await told('stripe-secret')).toEqual(['secret', 'live']);
  expect(await told('stripe-restricted')).toEqual(['secret', 'test']);
  expect(await told('stripe-publishable')).toEqual(['publishable', 'live']);
  expect(await told('supabase-publishable')).toEqual(['publishable', undefined]);
  expect(await told('aws-access-key')).toEqual(['identifier', undefined]);
});
