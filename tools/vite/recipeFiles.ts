import type { Plugin } from 'vite';
import { runsOf, unescaped } from './highlight.js';

/** A recipe's code in the rendered Guide, with the file it is of. */
const CODE = /<pre data-file="([\w.]+)"><code>([\s\S]*?)<\/code><\/pre>/g;
/** What is no longer than this, in characters, stays in the page: a reader without scripts sees how it is done. */
const SHORT = 4300;

/**
 * Takes long recipes, and what they are in other languages, out of the page and into files of their own: they weigh as
 * much as all the rest of the Guide, and every first visit waits for the page. What stays is the comment each begins with,
 * which says what the recipe is and is not; `ui/recipeCode.ts` fetches the rest when a reader comes near, and its colours
 * from a second file. One file on a disk keeps all of it.
 */
export function recipeFiles(): Plugin {
  let files: Record<string, string> = {};
  return {
    name: 'key-or-token:recipe-files',
    apply: 'build',
    transformIndexHtml(html) {
      const taken = takeCode(html);
      files = taken.files;
      return taken.html;
    },
    generateBundle: {
      order: 'post',
      handler() {
        for (const [fileName, source] of Object.entries(files))
          this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}

/** The page without the code, and the files it stands in now, by their address beside the page. */
export function takeCode(html: string): { html: string; files: Record<string, string> } {
  const files: Record<string, string> = {};
  const rest = html.replace(CODE, (all, file: string, escaped: string) => {
    if (file.endsWith('.ts') && escaped.length <= SHORT) return all;
    const code = unescaped(escaped);
    // A server that knows .ts calls it a film.
    const address = `recipes/${file}.txt`;
    files[address] = `${code}\n`;
    files[`recipes/${file}.colours.json`] = JSON.stringify(runsOf(code, file));
    const whole = `<noscript><a href="./${address}">The whole file</a></noscript>`;
    return `<pre data-file="${file}" data-code="./recipes/${file}"><code>${beginning(escaped)}\n…</code>${whole}</pre>`;
  });
  return { html: rest, files };
}

/** The comment that a file begins with. */
function beginning(code: string): string {
  const lines = code.split('\n');
  const end = lines.findIndex((line) => !/^(\/\/|#)/.test(line));
  return lines.slice(0, Math.max(end, 1)).join('\n');
}
