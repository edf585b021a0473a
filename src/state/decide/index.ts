export type { LinkProblem } from './link.js';
export { readAnswers, resultAddress } from './link.js';
export type { Carried } from './planLink.js';
export { carried } from './planLink.js';
export type { Behind, Plan } from './planStorage.js';
export { namedWithin } from './named.js';
export { newTo, PLAN, titleOf, withDecision } from './planStorage.js';
