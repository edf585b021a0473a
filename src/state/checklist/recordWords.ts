import type { ChecklistWords } from '../../core/checklist/index.js';
import { bendOf } from '../../content/decision/bends.js';
import { decisionModel } from '../../content/decision/model.js';
import { otherForm } from '../../content/decision/otherForm.js';
import { outcomes } from '../../content/decision/outcomes.js';
import { checklistWords } from './words.js';

/** All that a decision record and the page to defend it with are written from. */
export const recordWords: ChecklistWords = {
  ...checklistWords,
  record: {
    outcomes,
    rules: Object.fromEntries(
      [...decisionModel.vetoes, ...decisionModel.weights].map((rule) => [rule.id, rule]),
    ),
    companions: decisionModel.companions,
    tensions: decisionModel.tensions,
    otherForm,
    bend: bendOf,
  },
};
