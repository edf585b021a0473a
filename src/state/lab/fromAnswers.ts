import { SETTINGS_OF, STORIES_OF } from '../../content/lab/fromAnswers.js';
import type { Advice, Answers } from '../../core/decision/index.js';
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
  const told = STORIES_OF[outcome].find(({ when = [] }) =>
    when.every(({ question, answers: these }) => these.includes(said[question] ?? '')),
  );
  return told?.story ?? null;
}

/** How the sandbox is set up for somebody's own case: everything is open there, so any setting fits its words. */
export function settingsOf(answers: Answers): LabSettings {
  const settings = SETTINGS_OF.map(([question, byAnswer]) => byAnswer[answers[question] ?? ''] ?? {});
  return Object.assign({}, ...settings) as LabSettings;
}

/** The part `c` of a link to the Lab that sets a story up so; see labLink.ts for how it is read. */
export function writeSetUp(api: LabSettings): string {
  if (Object.keys(api).length === 0) return '';
  return pack({ api });
}
