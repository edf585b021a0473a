export { scaleFromAnswers } from './fromAnswers.js';
export { scaleFromRun } from './fromRun.js';
export { KEPT_SCALE, type KeptScale } from './kept.js';
export { scaleSection } from './section.js';
