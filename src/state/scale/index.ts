export { scaleFromAnswers } from './fromAnswers.js';
export { scaleFromRun } from './fromRun.js';
export { KEPT_SCALE, type KeptScale } from './record/kept.js';
export { scaleInRecord } from './record/section.js';
