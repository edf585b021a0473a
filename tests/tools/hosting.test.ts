import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HEADERS, headerOf, policyFor, withPolicy } from '../../tools/vite/csp.js';

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

  test('is the same in the page and in the header, which also says that nobody may frame it', () => {
    expect(headerOf(withPolicy(served))).toBe(`${policyFor(served)}; frame-ancestors 'none'`);
    expect(() => headerOf(served)).toThrow('no policy');
    expect(() => withPolicy('<p>')).toThrow('no <meta charset>');
  });
});
