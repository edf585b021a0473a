import { issuerMeaning } from '../../../content/inspector/issuerClaims.js';
import {
  claimMeanings,
  encryptionAlg,
  headerWords,
  type MemberWords,
} from '../../../content/inspector/members.js';
import { visible } from '../../../core/shared/index.js';
import { moment, relative } from './moments.js';

/** When something is, from the moment of the verdicts and in UTC; null for what is no time. */
export type Time = readonly [near: string, exact: string] | null;

/** One member of a header or of claims, as a row of a table. */
export interface MemberRow {
  name: string;
  value: string;
  time: Time;
  words: MemberWords | null;
}

const TIMES = ['exp', 'nbf', 'iat', 'auth_time', 'updated_at'];
/** More seconds than a century from 1970 has: somebody counted milliseconds. */
const MOST_SECONDS = 1e11;
const LONGEST_VALUE = 2000;
export const MOST_ROWS = 100;

export function memberRows(
  part: 'header' | 'claims',
  members: Readonly<Record<string, unknown>>,
  now: number,
): MemberRow[] {
  const isEncrypted = part === 'header' && Object.hasOwn(members, 'enc');
  const meaning = (name: string): MemberWords | null => {
    if (part === 'header')
      return isEncrypted && name === 'alg' ? encryptionAlg : (headerWords.get(name) ?? null);
    return claimMeanings.get(name) ?? issuerMeaning(name, members['iss']);
  };
  return Object.entries(members)
    .slice(0, MOST_ROWS)
    .map(([name, value]) => ({
      name: visible(name).slice(0, 100),
      value: valueText(value),
      time: timeOf(name, value, now),
      words: meaning(name),
    }));
}

/** A value as its owner would read it: text as it is, lists of words side by side, anything else as JSON. */
export function valueText(value: unknown): string {
  const isWords = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
  const text = typeof value === 'string' ? value : isWords ? value.join(', ') : JSON.stringify(value);
  return visible(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
}

/** When a claim says that something is. */
export function timeOf(name: string, value: unknown, now: number): Time {
  if (!TIMES.includes(name) || typeof value !== 'number' || !Number.isFinite(value)) return null;
  const at = value * 1000;
  if (value <= MOST_SECONDS) return [relative(at, now), moment(at)];
  return [moment(at), `in milliseconds it would be ${moment(value)}`];
}
