import { exportChecklist, summarize } from '../../core/checklist/index.js';
import type { Advice, Answers } from '../../core/decision/index.js';
import { checklistWords } from '../checklist/index.js';

/** The decision as a MADR 4 record in Markdown; the checklist page adds how it is confirmed, item by item. */
export function decisionRecord(answers: Answers, advice: Advice): string {
  const decision = summarize({ name: 'our API', answers, advice }, checklistWords);
  return exportChecklist({ decisions: [decision], items: [] }, 'adr');
}
