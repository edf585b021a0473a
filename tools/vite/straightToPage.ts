import type { Plugin } from 'vite';

/** The part of a bundle this reads. */
export type Files = Record<string, Chunk | { type: 'asset' }>;
interface Chunk {
  type: 'chunk';
  isEntry: boolean;
  imports: string[];
  facadeModuleId: string | null;
  viteMetadata?: { importedCss: Set<string> };
}

/**
 * Asks for the files of the page that the address names while the HTML still comes, and starts the entry as soon as it is
 * there. Without it they are found one after the other: the entry behind the guide, which is most of the HTML, then the
 * page, then what the page imports, each a round trip later.
 *
 * @param modules The file that a page begins with, by the page's name in an address.
 */
export function straightToPage(modules: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'key-or-token:straight-to-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const [, entry] = /<script type="module"[^>]* src="([^"]+)"/.exec(html) ?? [];
        if (entry === undefined) throw new Error('straight to page: the page has no entry');
        const files = filesOf(modules, bundle as unknown as Files);
        return [{ tag: 'script', children: scriptFor(entry, files), injectTo: 'head' }];
      },
    },
  };
}

/** What each page needs beyond the entry, in the order in which it is imported. */
export function filesOf(modules: Readonly<Record<string, string>>, bundle: Files): Record<string, string[]> {
  const chunks = new Map(
    Object.entries(bundle).filter((file): file is [string, Chunk] => file[1].type === 'chunk'),
  );
  const withImports = (name: string, found = new Set<string>()): Set<string> => {
    if (found.has(name)) return found;
    found.add(name);
    for (const next of chunks.get(name)?.imports ?? []) withImports(next, found);
    return found;
  };
  const entries = [...chunks].filter(([, { isEntry }]) => isEntry).map(([name]) => name);
  const there = new Set(entries.flatMap((name) => [...withImports(name)]));
  return Object.fromEntries(
    Object.entries(modules).map(([page, module]) => {
      const [name] = [...chunks].find(([, { facadeModuleId }]) => facadeModuleId?.endsWith(module)) ?? [];
      if (name === undefined) throw new Error(`straight to page: the build has no chunk of ${module}`);
      const scripts = [...withImports(name)].filter((file) => !there.has(file));
      const sheets = scripts.flatMap((file) => [...(chunks.get(file)?.viteMetadata?.importedCss ?? [])]);
      return [page, [...new Set([...sheets, ...scripts])]];
    }),
  );
}

/**
 * Files that are asked for in one task: on a slow phone a request takes 3 ms to begin, and all of them at once held it up for a
 * tenth of a second, together with the HTML that is read in the same task.
 */
const AT_ONCE = 4;

/**
 * Runs before the rest of the page is read, so it is as short as it can be. The first words of each page are in the HTML:
 * they are painted first, and the files are asked for in the frame after, so that neither waits for the other.
 */
export function scriptFor(entry: string, files: Record<string, string[]>): string {
  return `(function (files) {
        var page = /^#\\/([^/?]+)/.exec(location.hash);
        var asked = page && files[page[1]];
        if (!asked) return;
        import('${entry}');
        function ask(from) {
          asked.slice(from, from + ${AT_ONCE}).forEach(function (file) {
            var link = document.createElement('link');
            var isSheet = /css$/.test(file);
            link.rel = isSheet ? 'preload' : 'modulepreload';
            if (isSheet) link.as = 'style';
            // As Vite's own links ask: what is asked for otherwise is fetched a second time.
            link.crossOrigin = '';
            link.href = './' + file;
            document.head.append(link);
          });
          if (from + ${AT_ONCE} < asked.length) setTimeout(ask, 0, from + ${AT_ONCE});
        }
        requestAnimationFrame(function () {
          setTimeout(ask, 0, 0);
        });
      })(${JSON.stringify(files)});`;
}
