import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { withPolicy } from './csp.js';
import { withStyle } from './inlineStyle.js';
import { filesOf, type Files } from './straightToPage.js';

/**
 * Makes the document that others may frame, a second page over the same files. It is no second input of the build: all that
 * two inputs share would be taken out of the app's first file and into several more, which the first screen waits for.
 *
 * @param page The document as it stands in the repository; dev serves it as it is.
 * @param module The file that it begins with, once the entry is there.
 */
export function embedPage(page: string, module: string): Plugin {
  let root = '';
  return {
    name: 'key-or-token:embed-page',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle: {
      // When names and sheets are settled, and before the service worker is told what there is.
      order: 'post',
      handler(_options, bundle) {
        const html = readFileSync(resolve(root, page), 'utf8');
        this.emitFile({
          type: 'asset',
          fileName: page,
          source: built(html, module, bundle as unknown as Built),
        });
      },
    },
  };
}

type Built = Files & Parameters<typeof withStyle>[1];

/** The document over the files of a build, with a policy that allows exactly that. */
export function built(html: string, module: string, bundle: Built): string {
  const entry = Object.entries(bundle).find(([, file]) => file.type === 'chunk' && file.isEntry);
  if (entry?.[1].type !== 'chunk') throw new Error('embed page: the build has no entry');
  const [name, { viteMetadata }] = entry as [string, Extract<Files[string], { type: 'chunk' }>];
  const { story = [] } = filesOf({ story: module }, bundle);
  const link = (rel: string, file: string): string => `<link rel="${rel}" crossorigin href="./${file}" />`;
  const first = [...(viteMetadata?.importedCss ?? [])].map((file) => link('stylesheet', file));
  const later = story.map((file) => link(file.endsWith('.css') ? 'stylesheet' : 'modulepreload', file));
  const script = `<script type="module" crossorigin src="./${name}"></script>`;
  const placed = html
    .replace(/\s*<script type="module"[^>]*><\/script>/, '')
    // A function: what stands in a sheet is no pattern.
    .replace('</head>', () =>
      [withStyle(first.join(''), bundle), ...later, script, '</head>'].join('\n    '),
    );
  if (!placed.includes(script)) throw new Error(`embed page: the document has no head`);
  return withPolicy(placed);
}
