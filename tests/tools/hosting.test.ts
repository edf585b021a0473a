import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HEADERS, policyOf } from '../../src/hosts/files.js';
import { ASSET_HEADERS, policyFor, withPolicy } from '../../tools/vite/csp.js';

const guide = readFileSync('docs/hosting.md', 'utf8');

describe('docs/hosting.md', () => {
  test.each(Object.entries(HEADERS))('names %s as npm start sends it', (name, value) => {
    expect(guide).toContain(`\n${name}: ${value}\n`);
  });

  test.each(Object.entries(ASSET_HEADERS))('names %s as npm start sends it with files', (name, value) => {
    expect(guide).toContain(`\`${name}: ${value}\``);
  });

  test.each(['index.html', 'embed.html'])('says as npm start does who may frame %s', (page) => {
    const [, said] =
      /; (frame-ancestors .*)$/.exec(policyOf(withPolicy('<meta charset="utf-8">'), page)) ?? [];
    expect(guide.replace(/ +/g, ' ')).toContain(`| \`${page}\` | \`${said}\` |`);
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

describe('the policy', () => {
  const served =
    '<meta charset="utf-8"><script>a()</script><style>b{}</style><script type="module" src="./c.js"></script>';

  test('of a served page allows its own origin, and what stands in the page by its hash', () => {
    const policy = policyFor(served);
    expect(policy).toMatch(
      /script-src 'self' 'sha256-[^ ]+'; style-src 'self' 'sha256-[^ ]+'; font-src 'self'/,
    );
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https:/);
  });

  test('of a page that is whole by itself allows nothing to be loaded', () => {
    expect(policyFor(served.replace(/<script type.*/, ''))).not.toContain("'self'");
  });

  test('counts data among nothing that runs', () => {
    const data = `${served}<script type="application/ld+json">{}</script>`;
    expect(policyFor(data)).toBe(policyFor(served));
  });

  test.each([
    ['index.html', "'none'"],
    ['embed.html', '*'],
    ['whatever.html', "'none'"],
  ])('is the same in %s and in its header, which also says who may frame it', (page, ancestors) => {
    expect(policyOf(withPolicy(served), page)).toBe(`${policyFor(served)}; frame-ancestors ${ancestors}`);
  });

  test('is missed where a page has none, or no place for it', () => {
    expect(() => policyOf(served, 'index.html')).toThrow('no content security policy');
    expect(() => withPolicy('<p>')).toThrow('no <meta charset>');
  });
});
