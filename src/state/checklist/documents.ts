import { summarize, type Checklist } from '../../core/checklist/index.js';
import { decide } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import type { Behind } from '../decide/index.js';
import { recordWords } from './recordWords.js';

/** A list whose decisions say all that a record says: loaded where somebody saves one, since pages say less. */
export function withRecords(checklist: Checklist, decisions: readonly Behind[]): Checklist {
  return {
    ...checklist,
    decisions: decisions.map((decision) =>
      summarize({ ...decision, advice: decide(decisionModel, decision.answers) }, recordWords),
    ),
  };
}
