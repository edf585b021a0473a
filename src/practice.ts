import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/standIn.css';
import './styles/base.css';
import { Router } from './state/shell/router.svelte.js';
import { keepPlace } from './ui/keepPlace.js';
import PracticeAlone from './ui/pages/practice/PracticeAlone.svelte';

/** Begins `practice.html`: the practice page alone, for the npm package, in the fonts that a reader's system has. */
const real = {
  clock: { now: () => Date.now() },
  frames: { request: (callback: (now: number) => void) => void requestAnimationFrame(callback) },
};
keepPlace(window);
mount(PracticeAlone, { target: document.body, props: { router: new Router(window), ...real } });
