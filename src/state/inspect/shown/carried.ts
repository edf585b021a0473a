import type { Found, Verdict, VerdictCode } from '../../../core/inspector/index.js';

/** What a kind without a signature, claims or a type says nothing about. */
const NOT_CARRIED: readonly VerdictCode[] = [
  'no-signature',
  'no-time',
  'no-issuer',
  'no-audience',
  'no-type',
  'key-not-needed',
];

/** The verdicts to show: of a token all, and of anything else those that its kind can have. */
export function carriedBy({
  verdicts,
  claims,
  header,
}: Pick<Found, 'verdicts' | 'claims' | 'header'>): Verdict[] {
  const isToken = claims !== undefined || header !== undefined;
  return verdicts.filter(({ code }) => isToken || !NOT_CARRIED.includes(code));
}
