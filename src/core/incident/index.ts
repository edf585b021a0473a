export { assumptionsBehind } from './assumptions.js';
export { planFor, questionsOf } from './plan.js';
export { CHOICES, isSeconds, MOST_S, SECONDS } from './questions.js';
export type { Answers, Ask, ChoiceId, QuestionId, SecondsId } from './questions.js';
export { isAnswer } from './situation.js';
export { ACTIONS } from './actions.js';
export type { StepId } from './actions.js';
export { CONDITIONS, CREDENTIALS, EXCEPTIONS, LOGGED_OUT, SUBJECTS } from './types.js';
export type {
  Condition,
  Exception,
  IncidentPlan,
  LeakedCredential,
  LoggedOut,
  Step,
  Subject,
} from './types.js';
export { PUBLISHED } from './windowArithmetic.js';
export type { PublishedId, Term, Window } from './windowArithmetic.js';
