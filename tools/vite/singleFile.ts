import type { Plugin } from 'vite';
import { withPolicy } from './csp.js';

type Bundle = Record<
  string,
  { type: 'chunk'; code: string; isEntry: boolean } | { type: 'asset'; source: string | Uint8Array }
>;

/**
 * Makes one HTML file of a build, which opens from a disk: its script, its styles and its fonts are in it. What only a
 * server can have is left out: the service worker, and the files that lie beside the page.
 */
export function singleFile(fileName: string, limit: number): Plugin {
  return {
    name: 'key-or-token:single-file',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      build: {
        cssCodeSplit: false,
        // Fonts become data: addresses inside the style sheet.
        assetsInlineLimit: Infinity,
        copyPublicDir: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
    }),
    generateBundle: {
      order: 'post',
      handler(_options, bundle: Bundle) {
        const html = inlined(bundle);
        for (const name of Object.keys(bundle)) Reflect.deleteProperty(bundle, name);
        const bytes = Buffer.byteLength(html);
        this.info(`${fileName}: ${(bytes / 1e6).toFixed(3)} of ${limit / 1e6} MB`);
        if (bytes > limit) this.error(`${fileName} is over its limit`);
        this.emitFile({ type: 'asset', fileName, source: html });
      },
    },
  };
}

/** The page with what it loads put in its place, and a policy that allows exactly that. */
export function inlined(bundle: Bundle): string {
  const files = Object.entries(bundle);
  const page = files.find(([name]) => name.endsWith('.html'))?.[1];
  const script = files.map(([, file]) => file).find((file) => file.type === 'chunk' && file.isEntry);
  if (page?.type !== 'asset' || script?.type !== 'chunk')
    throw new Error('single file: no page, or no script');
  const styles = files.flatMap(([name, file]) =>
    name.endsWith('.css') && file.type === 'asset' ? [String(file.source)] : [],
  );
  const bare = String(page.source)
    // What would be looked for beside the file, or came with the policy of a served page.
    .replace(/\s*<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    .replace(/\s*<link rel="(?:preload|modulepreload|stylesheet|apple-touch-icon|icon)"[^>]*>/g, '')
    .replace(/\s*<script type="module"[^>]*src="[^"]*"[^>]*><\/script>/, '')
    .replace(/<a href="\.\/[^"#]*"[^>]*>([\s\S]*?)<\/a>/g, '$1');
  const whole = bare
    .replace('</head>', () => `<style>${styles.join('\n')}</style>\n  </head>`)
    // At the end of the body: a module in the page runs when all of it is there, like one beside it.
    .replace('</body>', () => `<script type="module">${endless(script.code)}</script>\n  </body>`);
  return withPolicy(whole);
}

/** No text in a script may end it. */
function endless(code: string): string {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
