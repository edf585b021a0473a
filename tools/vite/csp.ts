import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { FRAMED_BY, HEADERS, policyOf } from '../../src/hosts/files.js';

/** A frame without an origin of its own may load the scripts, styles and fonts of the page in it only with this. */
export const ASSET_HEADERS = { 'Access-Control-Allow-Origin': '*' };
const ASSETS = /^\/assets\//;

/**
 * The content security policy: as a meta element in the built page, and as a header from `vite preview`.
 * What stands in the page itself is allowed by its hash; dev goes without, since hot reload needs inline code.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'key-or-token:csp',
    configurePreviewServer({ config, middlewares }) {
      const folder = resolve(config.root, config.build.outDir);
      middlewares.use(({ url = '/' }, response, next) => {
        const page = pageAt(url);
        // Read each time: a build may have come since.
        const policy = policyOf(readFileSync(resolve(folder, page), 'utf8'), page);
        const headers = {
          ...HEADERS,
          ...(ASSETS.test(url) && ASSET_HEADERS),
          'Content-Security-Policy': policy,
        };
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        next();
      });
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

/** The page of the build that answers such a request; whatever is no page goes with the app's policy. */
function pageAt(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  return Object.keys(FRAMED_BY).find((page) => path === `/${page}`) ?? 'index.html';
}

/** A page that loads no script is whole by itself: it may load nothing at all but what is written into it. */
export function policyFor(html: string): string {
  const isWhole = !/<script [^>]*src="/.test(html);
  const self = isWhole ? [] : ["'self'"];
  const allowed = (what: string, sources: readonly string[]): string[] =>
    sources.length > 0 ? [`${what} ${sources.join(' ')}`] : [];
  return [
    "default-src 'none'",
    ...allowed('script-src', [...self, ...inlined(html, 'script').map(hash)]),
    ...allowed('style-src', [...self, ...inlined(html, 'style').map(hash)]),
    ...allowed('font-src', isWhole ? ['data:'] : self),
    ...['img-src', 'connect-src', 'manifest-src', 'worker-src'].flatMap((what) => allowed(what, self)),
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
