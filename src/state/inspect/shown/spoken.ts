import { findingWords } from '../../../content/inspector/findings.js';
import { severityWords } from '../../../content/inspector/names.js';
import {
  isPassword,
  isProof,
  type Found,
  type Inspection,
  type Severity,
} from '../../../core/inspector/index.js';
import { withoutMarks } from '../../../core/shared/index.js';
import { count } from '../../text/format.js';
import { mostAlive } from './order.js';
import { summaryOf } from './summary.js';
import { whatItIs } from './what.js';

const SEVERITIES = Object.keys(severityWords) as Severity[];

/** The result in a few sentences, for somebody who hears it: how many, what the one on show is, and the worst of it. */
export function spoken({ found, left }: Inspection, now: number): string {
  const first = found[mostAlive(found, now)];
  if (!first) return 'No credential found.';
  const { title } = summaryOf(first, now);
  const [worst] = first.findings;
  return [
    `${count(found.length + left, 'credential')} found.`,
    `${whatItIs(first)}: ${title}.`,
    tally(first.findings.map(({ severity }) => severity)),
    worst && worst.severity !== 'note' ? `The worst: ${withoutMarks(findingWords[worst.id].title)}.` : '',
  ]
    .filter((one) => one !== '')
    .join(' ');
}

/** `2 harms, 1 risk, 3 notes.` */
export function tally(severities: readonly Severity[]): string {
  const counted = SEVERITIES.flatMap((severity) => {
    const number = severities.filter((one) => one === severity).length;
    return number > 0 ? [count(number, severityWords[severity].word.toLowerCase())] : [];
  });
  return counted.length > 0 ? `${counted.join(', ')}.` : '';
}

const PUBLIC: readonly Found['kind'][] = ['jwk', 'jwks', 'pem', 'metadata', 'introspection'];

/** What follows from having found nothing: of a secret, nothing good. */
export function noFindings(found: Pick<Found, 'kind' | 'header' | 'name'>): string {
  if (PUBLIC.includes(found.kind) || isProof(found)) return 'Nothing in it stands out.';
  const end = isPassword(found) ? 'it is changed' : 'its issuer refuses it';
  return `Nothing more can be told from how it looks. A copy works as well as the original until ${end}.`;
}
