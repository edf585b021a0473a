import {
  CHOICES,
  isSeconds,
  SECONDS,
  type LeakedCredential,
  type QuestionId,
  type Subject,
  type Window,
} from '../../core/incident/index.js';
import { credentialWords } from '../../content/incident/words.js';
import { choiceWords, secondsWords, type QuestionWords } from '../../content/incident/questions.js';
import { termWords } from '../../content/incident/windows.js';
import type { Citation } from '../../core/decision/index.js';
import { span } from '../text/format.js';
import { readTold } from './address.js';
import type { Incident } from './incidents.js';

const OF_TOKENS: ReadonlySet<Subject> = new Set(['tokens', 'if-suspended']);

/** A window in words: the figure, what adds up to it, and what there is to say about its parts. */
export interface WindowInWords {
  figure: string;
  /** Whether nothing works any longer after it. */
  ends: boolean;
  /** “5 min cache + 15 min token (assumed)”, or what has no end; empty where there is nothing to say. */
  adds: string;
  /** Sentences after it. */
  says: readonly string[];
  citations: readonly Citation[];
}

export function windowInWords(window: Window, atOnce: string): WindowInWords {
  const { is, terms } = window;
  const counting = terms.filter(({ seconds }) => seconds !== 0);
  const parts = counting.map(({ of, seconds, assumed }) => {
    const { short } = termWords[of];
    const time = seconds === null ? '' : `${span(seconds)} `;
    return `${time}${short}${assumed && seconds !== null ? ' (assumed)' : ''}`;
  });
  const unmeasured = counting.flatMap(({ of, seconds }) => {
    const says = seconds === null ? termWords[of].unknown : undefined;
    return says === undefined ? [] : [says];
  });
  const endless = terms.flatMap(({ of, seconds, assumed }) =>
    seconds === null ? [`${termWords[of].short}${assumed ? ' (assumed)' : ''}`] : [],
  );
  const isNone = is === 'at-most' && window.seconds === 0;
  return {
    figure: figureOf(window),
    ends: isNone,
    adds:
      is === 'no-end' ? endless.join(', ') : parts.length < 2 && is === 'unknown' ? '' : parts.join(' + '),
    says: isNone && atOnce ? [atOnce] : unmeasured,
    citations: counting.flatMap(({ of }) => termWords[of].citations ?? []),
  };
}

/** Why nothing is left of what a window is of: tokens end as tokens do, whatever brought them. */
export function atOnceOf(kind: LeakedCredential | null, of: Subject): string {
  if (kind === null || of === 'outage') return '';
  return credentialWords[OF_TOKENS.has(of) ? 'access-token' : kind].atOnce;
}

export function figureOf(window: Window): string {
  if (window.is === 'no-end') return 'No end';
  return window.is === 'unknown' ? 'Unknown' : span(window.seconds);
}

export function wordsOf(question: QuestionId): QuestionWords {
  return isSeconds(question) ? secondsWords[question] : choiceWords[question];
}

export function asksOf(question: QuestionId, kind: LeakedCredential | null): string {
  const { asks, asksOf: others } = wordsOf(question);
  return (kind && others?.[kind]) ?? asks;
}

/** “12 h (.NET)”, “no time”, “no end”, “the issuer, about each token”. */
export function answerInWords(question: QuestionId, answer: number | string): string {
  if (!isSeconds(question)) return choiceWords[question].offers[answer] ?? String(answer);
  if (answer === 'never') return 'no end';
  if (typeof answer === 'string') return 'not known';
  if (answer === 0) return 'no time';
  const name = secondsWords[question].names?.[answer];
  return name ? `${span(answer)} (${name})` : span(answer);
}

/** What counts while nobody has answered: “24 h: Auth0’s default”. */
export function assumptionInWords(question: QuestionId): string {
  const { assumed } = wordsOf(question);
  if (!isSeconds(question)) return assumed;
  const value: number | string = SECONDS[question].assumed;
  if (value === 'unknown') return assumed;
  return `${typeof value === 'number' ? span(value) : answerInWords(question, value)}: ${assumed}`;
}

/** The answers that a question offers: those of the kind, and whatever the address says. */
export function offersOf(
  question: QuestionId,
  only: readonly string[] | undefined,
  said: number | string | undefined,
): readonly (number | string)[] {
  if (!isSeconds(question)) {
    const offers: readonly string[] = CHOICES[question].offers;
    return only ? offers.filter((offer) => only.includes(offer)) : offers;
  }
  const offers: readonly (number | string)[] = SECONDS[question].offers;
  const times = [...new Set([...offers, ...(said === undefined ? [] : [said])])];
  return times.toSorted(
    (a, b) => (a === 'never' ? Infinity : Number(a)) - (b === 'never' ? Infinity : Number(b)),
  );
}

/** “An API key”; “A credential” where nobody knows what it is. */
export function beginsWith(kind: LeakedCredential | null): string {
  return kind === null || kind === 'unknown' ? 'A credential' : credentialWords[kind].name;
}

/** The name that somebody gave an incident, or else what has leaked. */
export function titleOf({ name, told }: Incident): string {
  return name === '' ? beginsWith(readTold(told).kind) : name;
}
