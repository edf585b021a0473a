import {
  assumptionsBehind,
  planFor,
  type Answers,
  type LeakedCredential,
  type QuestionId,
  type Subject,
  type Window,
} from '../../core/incident/index.js';
import { subjectWords } from '../../content/incident/windows.js';
import { atOnceOf, windowInWords, type WindowInWords } from './sentences.js';

/** A figure of the plan, in words, and the open questions that it hangs on. */
export interface Figure extends WindowInWords {
  of: Subject | 'untouched';
  /** “5 min at most (assumed)”: no figure is shown without what it is worth. */
  headline: string;
  /** What it is of: “after you end it”. */
  subject: string;
  assumed: readonly QuestionId[];
}

export interface Figures {
  windows: readonly Figure[];
  /** If nobody does anything. */
  untouched: Figure;
}

const MOST: Readonly<Record<Window['is'], string>> = {
  'at-most': ' at most',
  unknown: ' how long',
  'no-end': '',
};

export function figuresOf(kind: LeakedCredential | null, answers: Answers): Figures {
  const { windows, untouched } = planFor(kind, answers);
  const figure = (of: Figure['of'], window: Window): Figure => {
    const assumed = assumptionsBehind(kind, answers, (plan) =>
      of === 'untouched' ? plan.untouched : plan.windows.find((each) => each.of === of)?.window,
    );
    const words = windowInWords(window, of === 'untouched' ? '' : atOnceOf(kind, of));
    const most = of === 'untouched' ? '' : MOST[window.is];
    return {
      ...words,
      of,
      assumed,
      headline: `${words.figure}${most}${assumed.length > 0 ? ' (assumed)' : ''}`,
      subject: of === 'untouched' ? '' : subjectWords[of],
    };
  };
  return {
    windows: windows.map(({ of, window }) => figure(of, window)),
    untouched: figure('untouched', untouched),
  };
}
