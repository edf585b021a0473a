import { escapeHtml } from '../../shared/index.js';
import type { Report, Row } from '../judge.js';

/**
 * JUnit XML, as build servers read it: a test a case. What is wrong and harmful is a failure; what is wrong and does no harm
 * is told; a case without a yes or a no, or that proves nothing, is an error, so that no build is green for it.
 */
export function reportJunit({ rows, judged }: Report): string {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const suites = groups.map((group) =>
    suiteOf(
      group,
      rows.filter((row) => row.group === group),
      judged,
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="verifier kit">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteOf(group: string, rows: readonly Row[], judged: boolean): string {
  const cases = rows.map((row) => caseOf(row, judged));
  const counts = `tests="${rows.length}" failures="${rows.filter((row) => fails(row)).length}" errors="${rows.filter((row) => isUnproven(row, judged)).length}"`;
  return [`  <testsuite name="${escapeHtml(group)}" ${counts}>`, ...cases, '  </testsuite>'].join('\n');
}

function caseOf(row: Row, judged: boolean): string {
  const open = `    <testcase classname="${escapeHtml(row.group)}" name="${escapeHtml(`${row.id}: ${row.title}`)}"`;
  const said = insideOf(row, judged);
  return said === null ? `${open}/>` : `${open}>${said}</testcase>`;
}

function insideOf(row: Row, judged: boolean): string | null {
  const deserves = row.accept === true ? 'taken' : 'refused';
  const message = `${row.severity}: answered ${row.status}, deserves to be ${deserves}`;
  const text = escapeHtml(`${row.why} ${row.ifWrong}`);
  if (fails(row)) return `<failure message="${escapeHtml(message)}">${text}</failure>`;
  if (row.verdict === 'wrong') return `<system-out>${escapeHtml(message)}. ${text}</system-out>`;
  return isUnproven(row, judged) ? `<error message="${escapeHtml(unproven(row))}"/>` : null;
}

function fails({ verdict, severity }: Row): boolean {
  return verdict === 'wrong' && severity === 'harm';
}

function isUnproven({ verdict }: Row, judged: boolean): boolean {
  return !judged || verdict === 'unclear' || verdict === 'missing';
}

function unproven({ verdict, status }: Row): string {
  if (verdict === 'missing') return 'nothing is proven: it was not sent';
  if (verdict === 'not-judged') return 'nothing is proven: no good token was taken';
  return `nothing is proven: ${status === 0 ? 'no answer' : `answered ${status}`}`;
}
