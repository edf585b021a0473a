import { patternOf } from './pattern.js';
import type { Kit, KitCase } from './types.js';

/** What one answer says: taken (and perhaps refused by authorization), refused, or nothing that can be relied on. */
export type Reading = 'taken' | 'taken-forbidden' | 'refused' | 'refused-400' | 'unclear';

/** `open`: both answers are honest. `not-judged`: no good token is taken, or all are answered 403: it proves nothing. */
export type CaseVerdict = 'right' | 'wrong' | 'open' | 'unclear' | 'missing' | 'not-judged';

export interface Row extends KitCase {
  status: number | null;
  reading: Reading | null;
  verdict: CaseVerdict;
}

export interface Report {
  /** False where no good token is taken, or 403 answers everything: then nothing is judged. */
  judged: boolean;
  /** One row a case, in the order of the kit. */
  rows: Row[];
  counts: Record<CaseVerdict, number>;
  /** Ids of the kit that have no result. */
  missing: string[];
  /** Ids of the kit that have several results. Where they disagree, the case is unclear. */
  duplicate: string[];
  /** Results for no case of this kit: which of the results, from 1; the id where it cannot be a secret. */
  unknown: { at: number; id: string | null }[];
}

/** A text may be repeated that is a few short words: too little for a credential. */
const SPEAKABLE = /^[a-z]{1,12}(?:-[a-z]{1,12}){0,4}$/;

export function readStatus(status: number): Reading {
  if (status >= 200 && status < 300) return 'taken';
  if (status === 403) return 'taken-forbidden';
  if (status === 401) return 'refused';
  if (status === 400) return 'refused-400';
  return 'unclear';
}

/** What the answers of a verifier are worth: see `makeKit`. An answer that is neither yes nor no is never a pass. */
export function judge(kit: Kit, results: readonly { id: string; status: number }[]): Report {
  const statuses = new Map<string, number[]>(kit.cases.map(({ id }) => [id, []]));
  const unknown: Report['unknown'] = [];
  for (const [index, { id, status }] of results.entries()) {
    const known = statuses.get(id);
    if (known) known.push(status);
    else unknown.push({ at: index + 1, id: SPEAKABLE.test(id) ? id : null });
  }
  const answers = kit.cases.map((rule) => ({
    rule,
    ...answerOf(statuses.get(rule.id) ?? []),
  }));
  // Where 403 answers everything, it is not authorization that answers behind a verifier.
  const isForbidden =
    patternOf(answers.map(({ rule, status }) => ({ accept: rule.accept, status }))) === 'forbids-all';
  const judged =
    !isForbidden && answers.some(({ rule, reading }) => rule.accept === true && isTaken(reading));

  const rows = answers.map(({ rule, status, reading }): Row => {
    const verdict = judged ? verdictOn(rule.accept, reading) : 'not-judged';
    return { ...rule, status, reading, verdict };
  });
  const counts = { right: 0, wrong: 0, open: 0, unclear: 0, missing: 0, 'not-judged': 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  const idsWith = (has: (count: number) => boolean): string[] =>
    kit.cases.map(({ id }) => id).filter((id) => has(statuses.get(id)?.length ?? 0));
  return {
    judged,
    rows,
    counts,
    missing: idsWith((count) => count === 0),
    duplicate: idsWith((count) => count > 1),
    unknown,
  };
}

function answerOf([first, ...others]: number[]): { status: number | null; reading: Reading | null } {
  if (first === undefined) return { status: null, reading: null };
  return { status: first, reading: others.every((other) => other === first) ? readStatus(first) : 'unclear' };
}

function isTaken(reading: Reading | null): boolean {
  return reading === 'taken' || reading === 'taken-forbidden';
}

function verdictOn(accept: KitCase['accept'], reading: Reading | null): CaseVerdict {
  if (reading === null) return 'missing';
  if (reading === 'unclear') return 'unclear';
  if (accept === 'either') return 'open';
  return isTaken(reading) === accept ? 'right' : 'wrong';
}
