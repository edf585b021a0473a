import type { Plugin } from 'vite';

/** Asks for the font of the text with the page itself; that of times and credentials may come when it is met. */
export function preloadFonts(): Plugin {
  return {
    name: 'key-or-token:preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        return Object.keys(bundle)
          .filter((file) => /sans.*\.woff2$/.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
