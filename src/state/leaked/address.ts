import {
  CHOICES,
  CREDENTIALS,
  isAnswer,
  isSeconds,
  MOST_S,
  planFor,
  questionsOf,
  SECONDS,
  type Answers,
  type LeakedCredential,
  type QuestionId,
} from '../../core/incident/index.js';

/** The parameter that names an incident of this browser. Elsewhere it says nothing: the case is in the others. */
export const INCIDENT = 'incident';

/** The parameter that carries what an incident has besides its case: the name, the times, the ticks. */
export const HANDED = 'handed';

/** What the address says: each question is a parameter of its own. */
export interface Told {
  kind: LeakedCredential | null;
  /** To questions of this kind. Answers to others are not this one's. */
  answers: Answers;
  /** Parts of the address that are none of ours. */
  problems: readonly string[];
}

/** Addresses of before each question had its own parameter: whose cache `cache` was, by kind. */
const CACHE_OF: Partial<Record<LeakedCredential, QuestionId>> = {
  'api-key': 'verdict',
  'access-token': 'introspection',
  'refresh-token': 'introspection',
  'session-cookie': 'verdict',
  'client-secret': 'introspection',
  'signing-key': 'keyset',
};

/** Reads any parameters; what cannot be read is named and left out. */
export function readTold(query: Readonly<Record<string, string>>): Told {
  const problems: string[] = [];
  const kind = CREDENTIALS.find((known) => known === query['kind']) ?? null;
  if (query['kind'] !== undefined && kind === null) problems.push('kind');
  const asked = new Set(kind === null ? [] : questionsOf(kind).map(({ question }) => question));
  const answers: Answers = {};
  for (const [name, value] of Object.entries(query)) {
    if (name === 'kind' || name === INCIDENT || name === HANDED || (name === 'issued' && value === 'unsure'))
      continue;
    const question = questionOf(name, kind);
    const read = question === null ? null : readAnswer(question, value);
    if (read === null) problems.push(name.slice(0, 30));
    else if (question && asked.has(question) && (name !== 'cache' || query[question] === undefined))
      Object.assign(answers, { [question]: read });
  }
  return { kind, answers, problems };
}

/** The parameters for a case: what is on screen and said. What is assumed is not written there. */
export function writeTold(kind: LeakedCredential | null, answers: Answers): Record<string, string> {
  if (kind === null) return {};
  const { asks } = planFor(kind, answers);
  const said = asks.filter((question) => answers[question] !== undefined);
  return { kind, ...Object.fromEntries(said.map((question) => [question, String(answers[question])])) };
}

function questionOf(name: string, kind: LeakedCredential | null): QuestionId | null {
  if (name === 'cache') return (kind && CACHE_OF[kind]) ?? 'verdict';
  return Object.hasOwn(SECONDS, name) || Object.hasOwn(CHOICES, name) ? (name as QuestionId) : null;
}

function readAnswer(question: QuestionId, value: string): number | string | null {
  if (!isSeconds(question) || value === 'never') return isAnswer(question, value) ? value : null;
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  return seconds <= MOST_S ? seconds : null;
}
