import { SETTINGS_OF, STORY_OF } from '../../content/lab/fromAnswers.js';
import type { Answers, OutcomeId } from '../../core/decision/index.js';
import { pack } from '../shell/packed.js';
import type { Settings } from '../../core/simulation/index.js';

/** A story of the Lab, set up as somebody's own case is. */
export interface LabSetUp {
  scenario: string;
  settings: Partial<Omit<Settings, 'down'>>;
}

/** What to open in the Lab for a decision, or null where the outcome leaves nothing to steal. */
export function labSetUp(outcome: OutcomeId, answers: Answers): LabSetUp | null {
  const scenario = STORY_OF[outcome];
  if (scenario === null) return null;
  const settings = SETTINGS_OF.map(([question, byAnswer]) => byAnswer[answers[question] ?? ''] ?? {});
  return { scenario, settings: Object.assign({}, ...settings) as LabSetUp['settings'] };
}

/** The part `c` of a link to the Lab that sets a story up so; see labLink.ts for how it is read. */
export function writeSetUp(api: LabSetUp['settings']): string {
  if (Object.keys(api).length === 0) return '';
  return pack({ api });
}
