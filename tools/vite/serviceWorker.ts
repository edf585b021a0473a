import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { build, type Plugin, type ResolvedConfig } from 'vite';

/**
 * Puts the service worker at the root of the build, as one classic script: not every browser takes a worker made of
 * modules. The build of the app does not share chunks with it. It is told what the build holds, to keep it for offline.
 */
export function serviceWorker(entry: string, fileName: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'key-or-token:service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    generateBundle: {
      // After the page, whose text is part of the release.
      order: 'post',
      async handler(_options, bundle) {
        const release = releaseOf({ ...contentsOf(bundle), ...publicFiles(config.publicDir) });
        const built = await build({
          root: config.root,
          configFile: false,
          logLevel: 'error',
          define: { RELEASE: JSON.stringify(release) },
          build: {
            write: false,
            target: 'es2023',
            rolldownOptions: { input: entry, output: { format: 'iife' } },
          },
        });
        const [{ output = [] } = {}] = [built].flat() as { output: { code?: string }[] }[];
        this.emitFile({ type: 'asset', fileName, source: output[0]?.code ?? '' });
      },
    },
  };
}

type Bundle = Record<
  string,
  { type: 'chunk'; code: string } | { type: 'asset'; source: string | Uint8Array }
>;

function contentsOf(bundle: Bundle): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    Object.entries(bundle).map(([name, file]) => [name, file.type === 'chunk' ? file.code : file.source]),
  );
}

function publicFiles(folder: string): Record<string, string | Uint8Array> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`)]));
}

/** For robots and messengers: no page asks for them. */
const NOT_KEPT = new Set(['index.html', 'robots.txt', 'sitemap.xml', 'share.png']);

/** What a build holds, and a name for exactly that. The page itself is asked for as the folder it lies in. */
export function releaseOf(contents: Record<string, string | Uint8Array>): {
  version: string;
  files: string[];
} {
  const names = Object.keys(contents).sort();
  const hash = createHash('sha256');
  for (const name of names)
    hash
      .update(name)
      .update('\0')
      .update(contents[name] ?? '');
  return {
    version: hash.digest('hex').slice(0, 16),
    files: names.filter((name) => !NOT_KEPT.has(name)).map((name) => `./${name}`),
  };
}
