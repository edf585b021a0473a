import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Other headers for hosts that can set them; a meta element cannot. */
export const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * The content security policy: as a meta element in the built page, and as a header from `vite preview`.
 * The one inline script, in the head, is allowed by its hash; dev goes without, since hot reload needs inline code.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'key-or-token:csp',
    config({ root = process.cwd() }) {
      const policy = policyFor(readFileSync(resolve(root, 'index.html'), 'utf8'));
      // A meta element cannot say who may frame the page; the header can.
      const header = `${policy}; frame-ancestors 'none'`;
      return { preview: { headers: { ...HEADERS, 'Content-Security-Policy': header } } };
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        return withPolicy(html);
      },
    },
  };
}

/** The page with its policy right after the charset, before anything the policy is about. */
export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(html)}" />`;
  const placed = html.replace(/<meta charset="[^"]*" ?\/?>/, (charset) => `${charset}\n    ${meta}`);
  if (placed === html) throw new Error('csp: the page has no <meta charset> to put the policy after');
  return placed;
}

/** A page in one file loads nothing: its script, its styles and its fonts are allowed as they stand in it. */
export function policyFor(html: string): string {
  const scripts = inlined(html, 'script').map(hash);
  const styles = inlined(html, 'style').map(hash);
  const loads =
    styles.length > 0
      ? [`script-src ${scripts.join(' ')}`, `style-src ${styles.join(' ')}`, 'font-src data:']
      : [
          `script-src ${["'self'", ...scripts].join(' ')}`,
          "style-src 'self'",
          "font-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "worker-src 'self'",
        ];
  return [
    "default-src 'none'",
    ...loads,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html kot-script-url',
  ].join('; ');
}

/** What stands between the tags of such an element; data (JSON-LD) is no script. */
function inlined(html: string, element: 'script' | 'style'): string[] {
  const tags = new RegExp(`<${element}(?: type="module")?>([\\s\\S]*?)</${element}>`, 'g');
  return [...html.matchAll(tags)].map(([, text = '']) => text);
}

function hash(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
}
