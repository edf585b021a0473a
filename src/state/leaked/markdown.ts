import {
  planFor,
  type Answers,
  type LeakedCredential,
  type QuestionId,
  type StepId,
} from '../../core/incident/index.js';
import { conditionWords, exceptionWords, loggedOutWords } from '../../content/incident/windows.js';
import { actionWords } from '../../content/incident/words.js';
import { sourcesOfIncidents } from '../../content/sources/pages/ofIncidents.js';
import { markdownPlain } from '../../core/checklist/index.js';
import type { Citation } from '../../core/decision/index.js';
import { citedInMarkdown } from '../text/cited.js';
import { dateTime } from '../text/format.js';
import { figuresOf } from './figures.js';
import type { Incident } from './incidents.js';
import { answerInWords, asksOf, assumptionInWords, beginsWith, wordsOf } from './sentences.js';

interface Exported {
  kind: LeakedCredential | null;
  answers: Answers;
  /** Null where nothing is ticked or named yet. */
  incident: Incident | null;
  /** Steps that were done, and that the plan has no longer. */
  doneBeside: readonly StepId[];
  /** Of the case. */
  address: string;
  /** When the document is made, in milliseconds since 1970. */
  at: number;
}

/** The plan as a document for a ticket: the figures, which of them are assumed, the steps with their times, sources. */
export function planAsMarkdown({ kind, answers, incident, doneBeside, address, at }: Exported): string {
  const { loggedOut, steps, exception, asks } = planFor(kind, answers);
  const { windows, untouched } = figuresOf(kind, answers);
  const isDone = (step: StepId): boolean => incident !== null && Object.hasOwn(incident.done, step);
  const when = (step: StepId): string => doneInWords(incident?.done[step] ?? null);
  const answered = asks.filter((question) => answers[question] !== undefined);
  const assumed = asks.filter((question) => answers[question] === undefined);
  const line = (question: QuestionId, answer: string, citations: readonly Citation[] = []): string =>
    `- ${asksOf(question, kind)}: ${answer}${sourcesAfter(citations)}`;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [`## ${title}`, lines.join('\n')] : [];
  const name = incident?.name ? `: ${markdownPlain(incident.name)}` : '';
  return [
    `# ${beginsWith(kind)} has leaked${name}`,
    [
      ...(incident?.begun ? [`- Started here: ${dateTime(incident.begun)}`] : []),
      `- This copy: ${dateTime(at)}, ${steps.filter(({ does }) => isDone(does)).length} of ${steps.length} steps done`,
      `- The case, with the answers and without the ticks: <${address}>`,
    ].join('\n'),
    ...section(
      'How long it still works',
      windows.map(
        ({ headline, subject, adds, says, citations }) =>
          `- ${headline}, ${subject}.${adds && ` ${adds}.`}${says.map((each) => ` ${each}`).join('')}${sourcesAfter(citations)}`,
      ),
    ),
    `If nobody does anything: ${untouched.headline}${untouched.adds && `: ${untouched.adds}`}.`,
    ...section(
      'Assumed, because nobody has said it',
      assumed.map((question) => line(question, assumptionInWords(question), wordsOf(question).citations)),
    ),
    ...section(
      'Said',
      answered.map((question) => line(question, answerInWords(question, answers[question] ?? ''))),
    ),
    ...section(
      'Logged out',
      loggedOut.map(
        ({ who, where }) => `- ${where ? `${conditionWords[where]} ` : ''}${loggedOutWords[who]}`,
      ),
    ),
    ...section(
      'In this order',
      steps.map(({ does, where }, index) => {
        const { does: title, why, citations } = actionWords[does];
        const head = `${index + 1}. [${isDone(does) ? 'x' : ' '}] ${where ? `${conditionWords[where]} ` : ''}**${title}.**`;
        return `${head}${isDone(does) ? ` ${when(does)}` : ''} ${why}${sourcesAfter(citations)}`;
      }),
    ),
    ...section(
      'Done, and no longer in this plan',
      doneBeside.map((step) => `- ${actionWords[step].does}. ${when(step)}`),
    ),
    `May it be replaced before it is revoked? ${exceptionWords[exception]}`,
    '',
  ].join('\n\n');
}

/** “Done 2026-03-01 02:14:09 UTC.” */
export function doneInWords(at: number | null): string {
  return at === null ? 'Done; the time was not recorded.' : `Done ${dateTime(at)}.`;
}

function sourcesAfter(citations: readonly Citation[] = []): string {
  const cited = citedInMarkdown(citations, sourcesOfIncidents);
  return cited && ` Source: ${cited}`;
}
