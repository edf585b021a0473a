import type { ChecklistWords } from '../../core/checklist/index.js';
import { findingClauses, unsureClauses } from '../../content/check/clauses.js';
import { decisionModel } from '../../content/decision/model.js';
import { outcomeNames } from '../../content/decision/outcomeNames.js';
import { questions } from '../../content/decision/questions.js';
import { sourcesOfChecklist } from '../../content/sources/pages/ofChecklist.js';

/** What the checklist needs to speak in words instead of ids. */
export const checklistWords: ChecklistWords = {
  questions: Object.fromEntries(
    questions.map(({ id, short, answers }) => [
      id,
      { short, clauses: Object.fromEntries(answers.map((answer) => [answer.id, answer.clause])) },
    ]),
  ),
  outcomes: Object.fromEntries(Object.entries(outcomeNames).map(([id, { name }]) => [id, name])),
  rules: Object.fromEntries(
    [...decisionModel.vetoes, ...decisionModel.weights].map(({ id, reason }) => [id, reason]),
  ),
  sources: sourcesOfChecklist,
  findings: findingClauses,
  unsure: unsureClauses,
};
