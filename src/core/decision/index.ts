export { countsAs, decide, isBegun, outcomeOf, resultOf } from './decide.js';
export { isNamed } from './judge.js';
export { questionsLeft, relevantQuestions } from './relevantQuestions.js';
export { prove } from './prove.js';
export type * from './types.js';
