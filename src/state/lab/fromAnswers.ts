import { SETTINGS_OF, STORIES_OF } from '../../content/lab/fromAnswers.js';
import type { Advice, Answers, Condition } from '../../core/decision/index.js';
import { pack } from '../shell/packed.js';
import type { Settings } from '../../core/simulation/index.js';

/** Settings of a run, as a link to it brings them. */
export type LabSettings = Partial<Omit<Settings, 'down'>>;

/** The story that shows an outcome, in words that fit the answers, or null where the outcome leaves nothing to steal. */
export function storyOf(
  { outcome, counted }: Pick<Advice, 'outcome' | 'counted'>,
  answers: Answers,
): string | null {
  const said = { ...answers, ...counted };
  return STORIES_OF[outcome].find(({ when = [] }) => fits(said, when))?.story ?? null;
}

/** How the sandbox is set up for somebody's own case: everything is open there, so any setting fits its words. */
export function settingsOf(answers: Answers): LabSettings {
  const fitting = SETTINGS_OF.filter(({ when }) => fits(answers, when));
  return Object.assign({}, ...fitting.map(({ settings }) => settings)) as LabSettings;
}

function fits(said: Answers, when: readonly Condition[]): boolean {
  return when.every(({ question, answers }) => answers.includes(said[question] ?? ''));
}

/** The part `c` of a link to the Lab that sets a story up so; see labLink.ts for how it is read. */
export function writeSetUp(api: LabSettings): string {
  if (Object.keys(api).length === 0) return '';
  return pack({ api });
}
