import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import { Router } from './state/router.svelte.js';
import { openShelf } from './state/storage.js';
import App from './ui/App.svelte';

/** The composition root: the only place that makes a real clock, real randomness and real storage. */
const app = {
  router: new Router(window),
  shelf: openShelf(() => window.localStorage),
  clock: { now: () => Date.now() },
  random: { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) },
};

const outlet = document.querySelector('#page');
if (outlet) mount(App, { target: outlet, props: { app } });
