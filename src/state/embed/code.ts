import type { ThemeChoice } from '../shell/theme.svelte.js';
import { withHost } from './embedRouter.svelte.js';

/** In pixels; a width may be that of whatever the frame stands in. */
export interface EmbedSize {
  id: string;
  label: string;
  width: string;
  height: number;
}

/** A story needs the smallest of them. */
export const EMBED_SIZES: readonly EmbedSize[] = [
  { id: 'small', label: '640 × 480', width: '640', height: 480 },
  { id: 'medium', label: '800 × 600', width: '800', height: 600 },
  { id: 'wide', label: '100% × 720', width: '100%', height: 720 },
];

/** How a story is to be framed. */
export interface Embedding {
  theme: ThemeChoice;
  isLocked: boolean;
  size: EmbedSize;
}

/**
 * What a frame may do. Scripts and forms: the story. Popups that are no longer sandboxed: its links, which open the whole
 * app and sources in a tab. Downloads: a run, a picture. Not `allow-same-origin`: it keeps nothing, and reads nothing.
 */
const SANDBOX = 'allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox';

/** @param app The address of the app, without a fragment. @param story A fragment of the app that names a story. */
export function embedAddress(app: string, story: string, how: Pick<Embedding, 'theme' | 'isLocked'>): string {
  return new URL('embed.html', app).href + withHost(story, how);
}

/** The element to paste into a page, in HTML. */
export function embedCode(address: string, title: string, { size }: Pick<Embedding, 'size'>): string {
  const attributes = {
    src: address,
    title: `${title}: a story of Key or Token`,
    width: size.width,
    height: String(size.height),
    loading: 'lazy',
    sandbox: SANDBOX,
    style: 'border: 0; max-width: 100%',
  };
  const lines = Object.entries(attributes).map(([name, value]) => `  ${name}="${escaped(value)}"`);
  return `<iframe\n${lines.join('\n')}\n></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
