export { Playback } from './playback/playback.svelte.js';
