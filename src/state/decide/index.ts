export type { LinkProblem } from './link.js';
export { readAnswers } from './link.js';
export { PLAN, titleOf } from './planStorage.js';
export type { Plan } from './planStorage.js';
