import { posix } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Puts the style sheet of the first screen into the page, which is then painted as soon as it has come: beside it, the
 * sheet would cost a round trip. Those of the other pages stay files.
 */
export function inlineStyle(): Plugin {
  return {
    name: 'key-or-token:inline-style',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => withStyle(html, bundle),
    },
  };
}

type Files = Record<string, { type: 'chunk' } | { type: 'asset'; source: string | Uint8Array }>;

/** A page with the sheets that it loads written into it. */
export function withStyle(html: string, files: Files): string {
  return html.replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)"[^>]*>/g, (_, name: string) => {
    const sheet = files[name];
    if (sheet?.type !== 'asset') throw new Error(`inline style: the build has no ${name}`);
    // Disabled it is not loaded. It tells Vite's loader that this sheet is there, which would add it a second time,
    // after those of the page that asks.
    const known = `<link rel="stylesheet" disabled href="./${name}" />`;
    return `<style>${moved(String(sheet.source), posix.dirname(name))}</style>${known}`;
  });
}

/** What a sheet names lies beside it; from the page, it lies in the sheet’s folder. */
export function moved(sheet: string, folder: string): string {
  return sheet.trim().replace(/url\((["']?)\.\//g, (_, quote: string) => `url(${quote}./${folder}/`);
}
