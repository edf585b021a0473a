export type { LinkProblem } from './link.js';
export { readAnswers, resultAddress } from './link.js';
export { PLAN, titleOf } from './planStorage.js';
