export { scaleFromAnswers } from './fromAnswers.js';
export { scaleFromRun } from './fromRun.js';
