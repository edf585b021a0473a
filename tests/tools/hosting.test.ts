import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, HEADERS } from '../../tools/vite/csp.js';

const guide = readFileSync('docs/hosting.md', 'utf8');

describe('docs/hosting.md', () => {
  test.each(Object.entries(HEADERS))('names %s as npm start sends it', (name, value) => {
    expect(guide).toContain(`\n${name}: ${value}\n`);
  });

  test('names no header that npm start does not send', () => {
    const [, listed = ''] = /```\n(Content-Security-Policy[\s\S]*?)```/.exec(guide) ?? [];
    const names = listed
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]);
    expect(names.sort()).toEqual(['Content-Security-Policy', ...Object.keys(HEADERS)].sort());
  });
});

test('npm start sends the policy of the page, and that nobody may frame it', () => {
  const plugin = contentSecurityPolicy();
  const config = plugin.config as (given: object) => { preview: { headers: Record<string, string> } };
  const { headers } = config({}).preview;
  expect(headers).toMatchObject(HEADERS);
  expect(headers['Content-Security-Policy']).toMatch(
    /^default-src 'none'; .*'sha256-.*frame-ancestors 'none'$/,
  );
  expect(headers['Content-Security-Policy']).toContain("require-trusted-types-for 'script'");
});
