import { findingWords } from '../../content/inspector/findings.js';
import { aboutWords, verdictWords } from '../../content/inspector/verdicts.js';
import type { FindingId, Found } from '../../core/inspector/index.js';
import { visible, withoutMarks } from '../../core/shared/index.js';
import { timeOf, valueText } from './shown/members.js';
import { isKeyOfOther, summaryOf } from './shown/summary.js';
import { whatItIs } from './shown/what.js';

/** Something in which two credentials differ: on each side a value, of a time in two ways; null where there is none. */
export interface Difference {
  what: string;
  left: readonly string[] | null;
  right: readonly string[] | null;
}

/** All in which two credentials differ: what they are, header, claims, verdicts and findings. Empty where nothing does. */
export function differences(left: Found, right: Found, at: number): Difference[] {
  // A key that is not for one of them says nothing of either.
  const isOthers = [left, right].some(({ verdicts }) => verdicts.some(({ code }) => isKeyOfOther(code)));
  const judged = left.verdicts.filter(({ about }) => !isOthers || (about !== 'signature' && about !== 'key'));
  const pairs: Difference[] = [
    { what: 'Kind', left: [whatItIs(left)], right: [whatItIs(right)] },
    { what: 'In short', left: [summaryOf(left, at).title], right: [summaryOf(right, at).title] },
    ...members('Header', left.header ?? {}, right.header ?? {}, at),
    ...members('Claim', left.claims ?? {}, right.claims ?? {}, at),
    ...judged.map(({ about, code }) => {
      const other = right.verdicts.find((verdict) => verdict.about === about);
      return { what: aboutWords[about], left: [short(code)], right: other ? [short(other.code)] : null };
    }),
    ...findings(left, right, isOthers ? OF_PASTED_KEY : []),
  ];
  return pairs.filter(({ left: one, right: other }) => one?.join() !== other?.join());
}

const short = (code: keyof typeof verdictWords): string => withoutMarks(verdictWords[code].short);

type Members = Readonly<Record<string, unknown>>;

function members(part: string, left: Members, right: Members, at: number): Difference[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const text = (of: Members, name: string): readonly string[] | null =>
    Object.hasOwn(of, name) ? (timeOf(name, of[name], at) ?? [valueText(of[name])]) : null;
  return names.map((name) => ({
    what: `${part}: ${visible(name)}`,
    left: text(left, name),
    right: text(right, name),
  }));
}

/** Findings about the key that was pasted for them. */
const OF_PASTED_KEY: readonly FindingId[] = [
  'jwk-without-alg',
  'key-alg-unknown',
  'key-use',
  'key-ops',
  'rsa-short',
  'rsa-exponent',
  'hmac-key-short',
];

function findings(left: Found, right: Found, except: readonly FindingId[]): Difference[] {
  const has = ({ findings: all }: Found, id: string): boolean => all.some((finding) => finding.id === id);
  const ids = new Set([...left.findings, ...right.findings].map(({ id }) => id));
  return [...ids]
    .filter((id) => !except.includes(id))
    .map((id) => ({
      what: `Finding: ${withoutMarks(findingWords[id].title)}`,
      left: [has(left, id) ? 'yes' : 'no'],
      right: [has(right, id) ? 'yes' : 'no'],
    }));
}
