import { toCsv } from '../../shared/index.js';
import { causesOf } from '../causes.js';
import { adviceOn } from '../pattern.js';
import type { CaseVerdict, Reading, Report, Row } from '../judge.js';
import type { Accept, Kit, KitCase, Severity, SourceId } from '../types.js';

/** How documents are called where there is no list of sources beside them. */
const DOCUMENTS: Record<SourceId, string> = {
  rfc4648: 'RFC 4648',
  rfc7515: 'RFC 7515',
  rfc7518: 'RFC 7518',
  rfc7519: 'RFC 7519',
  rfc7797: 'RFC 7797',
  rfc8032: 'RFC 8032',
  rfc8259: 'RFC 8259',
  rfc8725bis: 'draft-ietf-oauth-rfc8725bis',
  rfc9068: 'RFC 9068',
  rfc9449: 'RFC 9449',
  'cve-2022-21449': 'CVE-2022-21449',
};

const SEVERITIES: readonly Severity[] = ['harm', 'risk', 'note'];

const DESERVES = new Map<Accept, string>([
  [true, 'accepted'],
  [false, 'refused'],
  ['either', 'either'],
]);

const READINGS: Record<Reading, string> = {
  taken: 'accepted',
  'taken-forbidden': 'accepted by the verifier, refused by authorization',
  refused: 'refused',
  'refused-400': 'refused as malformed',
  unclear: 'unclear',
};

const VERDICTS: Record<CaseVerdict, string> = {
  right: 'right',
  wrong: 'wrong',
  open: 'either is right',
  unclear: 'unclear',
  missing: 'no result',
  'not-judged': 'not judged',
};

export function reportCsv({ rows }: Report): string {
  const columns: readonly [string, (row: Row) => string][] = [
    ['id', ({ id }) => id],
    ['status', ({ status }) => (status === null ? '' : String(status))],
    ['case', ({ title }) => title],
    ['deserves', ({ accept }) => DESERVES.get(accept) ?? ''],
    ['answer', ({ reading }) => (reading === null ? '' : READINGS[reading])],
    ['verdict', ({ verdict }) => VERDICTS[verdict]],
    ['severity', ({ severity }) => severity],
    ['why', ({ why }) => why],
    ['if_wrong', ({ ifWrong }) => ifWrong],
    ['source', sourceOf],
  ];
  return toCsv([columns.map(([name]) => name), ...rows.map((row) => columns.map(([, read]) => read(row)))]);
}

export function reportMarkdown({ setup, madeAt }: Kit, report: Report): string {
  const { judged, rows, counts } = report;
  const made = new Date(madeAt).toISOString().slice(0, 10);
  const profile = setup.profile === 'at+jwt' ? 'access tokens of RFC 9068' : 'JWTs without a profile';
  const about = `${setup.alg}, ${profile}, leeway ${setup.leewayS} s; ${rows.length} tokens made on ${made}.`;
  const advice = adviceOn(report) ?? '';
  const parts = judged
    ? [
        advice,
        summary(counts),
        causes(report),
        ...SEVERITIES.map((severity) => wrongOf(severity, rows)),
        listOf('Unclear', rows, 'unclear', 'Neither a yes nor a no, so no pass.'),
        listOf('Without a result', rows, 'missing', 'Nothing came back for these.'),
      ]
    : [NOTHING_JUDGED, advice];
  return `${['# What your verifier accepts and refuses', about, ...parts, oddities(report)].filter(Boolean).join('\n\n')}\n`;
}

/** Said wherever a report is shown. */
export const NOTHING_JUDGED =
  'No good token was accepted, so nothing is judged: an API that refuses everything would look perfect.';

function summary({ right, wrong, open, unclear, missing }: Report['counts']): string {
  const counted = [
    `${right} right`,
    `${wrong} wrong`,
    `${open} where either is right`,
    ...(unclear > 0 ? [`${unclear} unclear`] : []),
    ...(missing > 0 ? [`${missing} without a result`] : []),
  ];
  return `${counted.join(', ')}.`;
}

function causes(report: Report): string {
  const found = causesOf(report);
  if (found.length === 0) return '';
  const lines = found.map(({ lacks, fix, rows }) => `- It ${lacks} (${rows.length}). ${fix}`);
  return [LACKS, lines.join('\n')].join('\n\n');
}

const LACKS = '## What your verifier lacks';

const HEADINGS: Record<Severity, string> = {
  harm: 'Wrong, and harmful',
  risk: 'Wrong, and a risk',
  note: 'Wrong, and worth knowing',
};

function wrongOf(severity: Severity, rows: readonly Row[]): string {
  const wrong = rows.filter((row) => row.verdict === 'wrong' && row.severity === severity);
  if (wrong.length === 0) return '';
  return [`## ${HEADINGS[severity]}`, ...wrong.map(wrongEntry)].join('\n\n');
}

function wrongEntry(row: Row): string {
  const { id, title, status, accept, why, ifWrong } = row;
  const answered = `answered ${status}, must be ${DESERVES.get(accept)}`;
  return `- **${title}** (\`${id}\`): ${answered}. ${why} ${ifWrong} (${sourceOf(row)})`;
}

function listOf(heading: string, rows: readonly Row[], verdict: CaseVerdict, lead: string): string {
  const found = rows.filter((row) => row.verdict === verdict);
  if (found.length === 0) return '';
  const lines = found.map(
    ({ id, title, status }) => `- ${title} (\`${id}\`)${status === null ? '' : `: ${status}`}`,
  );
  return [`## ${heading}`, lead, lines.join('\n')].join('\n\n');
}

function oddities({ duplicate, unknown }: Report): string {
  return [
    duplicate.length > 0 ? `Several results came for: ${duplicate.map((id) => `\`${id}\``).join(', ')}.` : '',
    unknown.length > 0 ? `Results for no case of this kit: ${unknown.length}.` : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function sourceOf({ source, section }: KitCase): string {
  return DOCUMENTS[source] + (section === undefined ? '' : `, ${section}`);
}
