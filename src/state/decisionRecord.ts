import { buildChecklist, exportChecklist } from '../core/checklist/index.js';
import type { Advice, Answers } from '../core/decision/types.js';
import { checklistWords } from './checklistWords.js';

/** The decision as a MADR 4 record in Markdown. Loaded late: it brings the whole checklist with it. */
export function decisionRecord(answers: Answers, advice: Advice): string {
  const decisions = [{ name: 'our API', answers, advice }];
  return exportChecklist(buildChecklist({ decisions, findings: [], words: checklistWords }), 'adr');
}
