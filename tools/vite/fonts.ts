import type { Plugin } from 'vite';

/** Asks for the fonts with the page itself: otherwise a browser learns of them only from the style sheet. */
export function preloadFonts(): Plugin {
  return {
    name: 'key-or-token:preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        return Object.keys(bundle)
          .filter((file) => file.endsWith('.woff2'))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
