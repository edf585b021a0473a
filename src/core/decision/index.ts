export { countsAs, decide, isBegun, outcomeOf, questionsLeft, relevantQuestions } from './decide.js';
export { prove } from './prove.js';
export type * from './types.js';
