export { readRunFile, type Readable } from './file.js';
export { storedRun } from './labStorage.js';
export { FIRST_SEED, readRunLink } from './link.js';
export { Computing } from './playback/computing.svelte.js';
export { Playback } from './playback/playback.svelte.js';
export { Provenance } from './provenance.js';
export { findStory } from './story/stories.js';
export { BILL_LINES } from './words/billLines.js';
export { ACTOR_WORDS, kindOf, narrate, type Credentials } from './words/narration.js';
