export {
  countsAs,
  decide,
  isBegun,
  outcomeOf,
  questionsLeft,
  relevantQuestions,
  resultOf,
} from './decide.js';
export { isNamed } from './judge.js';
export { prove } from './prove.js';
export type * from './types.js';
