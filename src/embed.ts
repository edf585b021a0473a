import { mount } from 'svelte';
import { EmbedRouter } from './state/embed/index.js';
import type { App } from './state/shell/app.js';
import { inMemory, openShelf } from './state/shell/shelf.js';
import Embed from './ui/embed/Embed.svelte';
import { keepPlace } from './ui/keepPlace.js';

interface Deps extends Pick<App, 'clock' | 'random' | 'frames'> {
  /** Whether this browser signs and verifies here: not inside of a page that came over plain http, either. */
  webCrypto: boolean;
}

/**
 * Begins `embed.html`, the one document that others may frame. It asks the browser for nothing that a sandboxed frame is
 * refused, and what is done in it touches nothing that the app keeps: who frames it could have somebody click unawares.
 */
export function begin(target: Element, { webCrypto, ...real }: Deps): void {
  const storage = inMemory();
  const router = new EmbedRouter(window);
  const app: App = {
    ...real,
    router,
    shelf: openShelf(() => storage),
    consoleRelay: { works: false, open: () => () => undefined },
    startWorker() {
      throw new Error('a framed story starts no worker');
    },
  };
  // What it says where no script runs.
  target.replaceChildren();
  keepPlace(window);
  mount(Embed, { target, props: { app, router, webCrypto } });
}
