import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { Plugin } from 'vite';

/** As the style sheet has `--paper`: a manifest knows no custom properties. */
export const PAPER = { light: '#faf8f4', dark: '#151412' };
const ICON = 'public/icon.svg';

/** What systems and messengers want as PNG, drawn at build from the SVG that people can edit. */
const PICTURES: readonly { fileName: string; from: string; width: number; fullBleed?: boolean }[] = [
  { fileName: 'icon-192.png', from: ICON, width: 192 },
  { fileName: 'icon-512.png', from: ICON, width: 512 },
  // A system cuts these to a shape of its own.
  { fileName: 'icon-maskable.png', from: ICON, width: 512, fullBleed: true },
  { fileName: 'icon-apple.png', from: ICON, width: 180, fullBleed: true },
  { fileName: 'share.png', from: 'tools/pictures/share.svg', width: 1200 },
];

export const MANIFEST = {
  name: 'Key or Token',
  short_name: 'Key or Token',
  description: 'API keys, JWTs, or something else? Mint, leak and revoke real ones in this tab.',
  id: './',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: PAPER.light,
  theme_color: PAPER.light,
  icons: [
    { src: './icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: './icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: './icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};

/** The icons and the manifest that an installed app needs, and the picture that goes with a link. */
export function pictures(): Plugin {
  let root = '';
  return {
    name: 'key-or-token:pictures',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: () =>
      [
        { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icon-apple.png' } },
        ...(['light', 'dark'] as const).map((theme) => ({
          tag: 'meta',
          attrs: {
            name: 'theme-color',
            media: `(prefers-color-scheme: ${theme})`,
            content: PAPER[theme],
          },
        })),
      ].map((tag) => ({ ...tag, injectTo: 'head' as const })),
    generateBundle() {
      for (const { fileName, from, width, fullBleed = false } of PICTURES) {
        const svg = readFileSync(resolve(root, from), 'utf8');
        this.emitFile({ type: 'asset', fileName, source: draw(fullBleed ? squared(svg) : svg, width) });
      }
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(MANIFEST) });
    },
  };
}

/** The ground to its corners, where it was rounded off. */
export function squared(svg: string): string {
  const whole = svg.replace(/ rx="[\d.]+"/, '');
  if (whole === svg) throw new Error('pictures: the icon has no rounded ground');
  return whole;
}

function draw(svg: string, width: number): Uint8Array {
  // Words are outlines there: no font has to be found.
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  });
  return drawing.render().asPng();
}
