export { countsAs, decide, isBegun, outcomeOf, questionsLeft, relevantQuestions, resultOf } from './decide.js';
export { prove } from './prove.js';
export type * from './types.js';
