import { SEVERITY_WORDS } from '../../content/verifier/words.js';
import {
  adviceOn,
  GROUPS,
  NOTHING_JUDGED,
  patternOf,
  type GroupId,
  type Report,
  type Row,
  type Severity,
} from '../../core/verifier/index.js';
import { count } from '../text/format.js';

/** A report as the page shows it, the worst first. */
export interface ReportView {
  /** “24 bad tokens got in, and 1 good token was turned away” */
  title: string;
  /** What the title does not say: how many answers were right, open, unclear; or why nothing is judged. */
  sentences: readonly string[];
  isGood: boolean;
  wrong: readonly { severity: Severity; rows: readonly Row[] }[];
  unclear: readonly Row[];
  missing: readonly Row[];
}

const SEVERITIES = Object.keys(SEVERITY_WORDS) as Severity[];

export function viewOf(report: Report, isPast: boolean): ReportView {
  const { judged, rows } = report;
  const having = (verdict: Row['verdict']): Row[] => rows.filter((row) => row.verdict === verdict);
  const wrong = having('wrong');
  const [unclear, missing] = [having('unclear'), having('missing')];
  return {
    title: judged ? titleOf(wrong, unclear, missing) : 'Nothing is judged',
    sentences: [...(judged ? tallied(report) : unjudged(report, isPast)), ...remarks(report)],
    isGood: judged && wrong.length + unclear.length + missing.length === 0,
    wrong: SEVERITIES.map((severity) => ({
      severity,
      rows: wrong.filter((row) => row.severity === severity),
    })).filter((each) => each.rows.length > 0),
    unclear,
    missing,
  };
}

/** Rows, or cases, under what they are about, in the order of the kit. */
export function byGroup<T extends { group: GroupId }>(rows: readonly T[]): { group: GroupId; rows: T[] }[] {
  return GROUPS.map((group) => ({ group, rows: rows.filter((row) => row.group === group) })).filter(
    (each) => each.rows.length > 0,
  );
}

function titleOf(wrong: readonly Row[], unclear: readonly Row[], missing: readonly Row[]): string {
  const gotIn = wrong.filter(({ accept }) => accept === false).length;
  const turnedAway = wrong.length - gotIn;
  const said = [
    ...(gotIn > 0 ? [`${count(gotIn, 'bad token')} got in`] : []),
    ...(turnedAway > 0
      ? [`${count(turnedAway, 'good token')} ${turnedAway === 1 ? 'was' : 'were'} turned away`]
      : []),
  ];
  if (said.length > 0) return said.join(', and ');
  const open = unclear.length + missing.length;
  return open === 0
    ? 'Your API gave the right answer to every token'
    : `Nothing wrong so far, ${open} not known`;
}

function tallyOf({ counts }: Report): string {
  const { right, wrong, open, unclear, missing } = counts;
  const said = [
    `${right} answered as they should be`,
    `${wrong} wrong`,
    ...(open > 0 ? [`${open} where either answer is right`] : []),
    ...(unclear > 0 ? [`${unclear} unclear`] : []),
    ...(missing > 0 ? [`${missing} without a result`] : []),
  ];
  return `${said.join(', ')}.`;
}

/** What the answers say together goes before what they say one by one. */
function tallied(report: Report): string[] {
  const advice = adviceOn(report);
  return [...(advice === null ? [] : [advice]), tallyOf(report)];
}

function unjudged(report: Report, isPast: boolean): string[] {
  if (isPast) return ['The good tokens of this kit have expired. Make a new kit, and send it.'];
  return [
    NOTHING_JUDGED,
    adviceOn(report) ??
      'Check issuer, audience, algorithm and key set, and that the address needs no more than these tokens grant.',
  ];
}

/** How answers were read that are not plainly yes or no. */
function remarks({ judged, rows, duplicate, unknown }: Report): string[] {
  const mayBeRefused = patternOf(rows) === 'forbids-bad';
  const reading = (wanted: Row['reading']): number => rows.filter((row) => row.reading === wanted).length;
  const [forbidden, malformed] = [reading('taken-forbidden'), reading('refused-400')];
  return [
    ...(judged && forbidden > 0 && !mayBeRefused
      ? [
          `${count(forbidden, 'answer was', 'answers were')} 403: your verifier accepted the token, and authorization refused it. Add the scope or role it needs to the claims.`,
        ]
      : []),
    ...(judged && malformed > 0
      ? [
          `${count(malformed, 'answer was', 'answers were')} 400: counted as refused. RFC 6750, section 3.1, asks for 401 when a token is invalid.`,
        ]
      : []),
    ...(duplicate.length > 0
      ? [
          `${count(duplicate.length, 'case has', 'cases have')} several results. Where they disagree, it is unclear.`,
        ]
      : []),
    ...(unknown.length > 0
      ? [`${count(unknown.length, 'result is', 'results are')} for no case of this kit.`]
      : []),
  ];
}
