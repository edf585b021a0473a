export { FIRST_SEED, readRunLink } from './link.js';
export { Computing } from './playback/computing.svelte.js';
export { Playback } from './playback/playback.svelte.js';
export { Provenance } from './provenance.js';
export { outcomeOf } from './story/outcome.js';
export { narrate } from './words/narration.js';
