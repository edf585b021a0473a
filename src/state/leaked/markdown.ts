import type { IncidentPlan, LeakedCredential, QuestionId, StepId } from '../../core/incident/index.js';
import {
  conditionWords,
  exceptionWords,
  loggedOutWords,
  subjectWords,
} from '../../content/incident/windows.js';
import { actionWords, credentialWords } from '../../content/incident/words.js';
import { answerInWords, asksOf, assumptionInWords, atOnceOf, windowInWords } from './sentences.js';

interface Exported {
  kind: LeakedCredential | null;
  plan: IncidentPlan;
  isDone: (step: StepId) => boolean;
  /** What was answered; undefined for what is assumed. */
  said: (question: QuestionId) => number | string | undefined;
}

/** The plan as a document for a ticket: the figures, which of them are assumed, the steps with their ticks. */
export function planAsMarkdown({ kind, plan, isDone, said }: Exported): string {
  const { windows, untouched, loggedOut, steps, exception, asks } = plan;
  const ifNothing = windowInWords(untouched, '');
  const answered = asks.filter((question) => said(question) !== undefined);
  const assumed = asks.filter((question) => said(question) === undefined);
  const line = (question: QuestionId, answer: string): string => `- ${asksOf(question, kind)}: ${answer}`;
  return [
    `# ${kind === null || kind === 'unknown' ? 'A credential' : credentialWords[kind].name} has leaked`,
    '## How long it still works',
    windows
      .map(({ of, window }) => {
        const { figure, adds, says } = windowInWords(window, atOnceOf(kind, of));
        const most = window.is === 'at-most' ? ' at most' : window.is === 'unknown' ? ' how long' : '';
        return `- ${figure}${most}, ${subjectWords[of]}.${adds ? ` ${adds}.` : ''}${says.map((each) => ` ${each}`).join('')}`;
      })
      .join('\n'),
    `If nobody does anything: ${ifNothing.figure}${ifNothing.adds && `: ${ifNothing.adds}`}.`,
    ...(assumed.length > 0
      ? [
          '## Assumed, because nobody has said it',
          assumed.map((question) => line(question, assumptionInWords(question))).join('\n'),
        ]
      : []),
    ...(answered.length > 0
      ? [
          '## Said',
          answered
            .map((question) => line(question, answerInWords(question, said(question) ?? '')))
            .join('\n'),
        ]
      : []),
    '## Logged out',
    loggedOut
      .map(({ who, where }) => `- ${where ? `${conditionWords[where]} ` : ''}${loggedOutWords[who]}`)
      .join('\n'),
    '## In this order',
    steps
      .map(({ does, where }) => {
        const { does: title, why } = actionWords[does];
        return `- [${isDone(does) ? 'x' : ' '}] ${where ? `${conditionWords[where]} ` : ''}${title}. ${why}`;
      })
      .join('\n'),
    `May it be replaced before it is ended? ${exceptionWords[exception]}`,
    '',
  ].join('\n\n');
}
