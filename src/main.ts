import { hydrate, mount, type Component } from 'svelte';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/standIn.css';
import './styles/base.css';
import './styles/first.css';
import './ui/pages/guide/guide.css';
import './ui/pages/leaked/leakKinds.css';
import { RelayPage } from './hosts/serviceWorker/relayPage.js';
import { scriptUrl } from './hosts/serviceWorker/scriptUrl.js';
import { serviceWorkers } from './hosts/serviceWorker/serviceWorkers.js';
import { Router } from './state/shell/router.svelte.js';
import type { PageId } from './state/shell/route.js';
import { openShelf } from './state/shell/shelf.js';
import { Theme } from './state/shell/theme.svelte.js';
import App from './ui/App.svelte';
import { breathe } from './ui/breathe.js';
import Header from './ui/components/Header.svelte';
import Duel from './ui/pages/guide/duel/Duel.svelte';

/** What only a composition root may take: a real clock, real randomness, the screen's own frames. */
const real = {
  clock: { now: () => Date.now() },
  random: { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) },
  frames: { request: (callback: (now: number) => void) => void requestAnimationFrame(callback) },
};
/** Missing on plain http, except on localhost. Typed as always there, which it is not. */
const webCrypto = Boolean((crypto as Partial<Crypto>).subtle);

/** Brings a part of the HTML to life; the rest of the guide is never shipped as script. */
function island<Props extends Record<string, unknown>>(
  name: string,
  component: Component<Props>,
  props: Props,
): void {
  const target = document.querySelector(`[data-island="${name}"]`);
  if (target) hydrate(component, { target, props });
}

/** The script may come before the end of the HTML, which is the guide; what the other pages need is at its beginning. */
async function untilThere(page: PageId | 'unknown'): Promise<void> {
  if (page === 'guide') await untilWhole();
  while (!document.querySelector('#page')) await breathe();
}

function untilWhole(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve();
    else document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}

/** The page can be read before most of this has run: each part comes to life in a turn of its own. */
async function start(): Promise<void> {
  // A dev server has no service worker to register.
  const workers = import.meta.env.PROD ? serviceWorkers(window) : undefined;
  const app = {
    ...real,
    router: new Router(window),
    shelf: openShelf(() => window.localStorage, window),
    consoleRelay: new RelayPage(workers),
    startWorker: (address: string) => new Worker(scriptUrl(address, window), { type: 'module' }),
  };
  const theme = new Theme(app.shelf, document.documentElement);
  await breathe();
  await untilThere(app.router.route.page);
  island('header', Header, {
    theme,
    get page() {
      return app.router.route.page;
    },
  });
  await breathe();
  const outlet = document.querySelector('#page');
  if (outlet) mount(App, { target: outlet, props: { app, webCrypto, guideTitle: document.title } });
  await breathe();
  await untilWhole();
  island('duel', Duel, { webCrypto, frames: app.frames });
  await breathe();
  const { begin } = await import('./afterFirstPaint.js');
  begin({ ...app, theme, workers, webCrypto });
}

/** `embed.html` is the same app, and begins with something else: it has one story, and none of what is kept. */
async function startStory(target: Element): Promise<void> {
  const { begin } = await import('./embed.js');
  begin(target, { ...real, webCrypto });
}

const { framed } = document.documentElement.dataset;
const story = document.querySelector('[data-begins="story"]');
// One file on a disk has no second document.
if (import.meta.env.MODE !== 'single' && story) void startStory(story);
// In a frame the head of the page has put a way out in place of all this.
else if (framed === undefined) void start();
