export type { LinkProblem } from './link.js';
export { readAnswers } from './link.js';
export { loadPlan, titleOf } from './planStorage.js';
