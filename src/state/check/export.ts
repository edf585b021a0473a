import { findingClauses, unsureClauses } from '../../content/check/clauses.js';
import { severityWords, type Statement } from '../../content/check/statements.js';
import { sources } from '../../content/sources/index.js';
import { sourceAddress, toCsv, upperFirst } from '../../core/shared/index.js';
import { citedInMarkdown } from '../text/cited.js';
import type { Said } from './checkStorage.js';
import { findingsFrom } from './findings.js';

interface Exported {
  said: Said;
  /** “Checked 2026-03-01 02:14:09 UTC.” */
  checked: string;
  /** Where the findings open again. */
  address: string;
}

/** The findings for a ticket: what is wrong, what to do, what is to be found out, each with its source. */
export function checkAsMarkdown({ said, checked, address }: Exported): string {
  const { groups, unsure, notApplicable, title, tally } = findingsFrom(said);
  const item = (statement: Statement, head: string, label: string, advice: string): string => {
    const cited = citedInMarkdown(statement.citations, sources);
    return [
      `- [ ] **${head}**`,
      `  - ${statement.harm}`,
      `  - ${label}: ${advice}`,
      ...(cited ? [`  - Source: ${cited}`] : []),
    ].join('\n');
  };
  const section = (heading: string, items: readonly string[]): string[] =>
    items.length > 0 ? [`## ${heading}`, items.join('\n')] : [];
  return [
    `# 60-second check: ${title}`,
    `- ${checked}\n- ${tally}\n- To open again: <${address}>`,
    ...groups.flatMap(({ severity, found }) =>
      section(
        `${severityWords[severity].title}: ${severityWords[severity].means}`,
        found.map((each) => item(each, findingTitle(each), 'Fix', each.fix)),
      ),
    ),
    ...section(
      'Find out',
      unsure.map((each) => item(each, unsureTitle(each), 'How', each.findOut)),
    ),
    ...section(
      'Does not apply',
      notApplicable.map(({ says }) => `- ${says}`),
    ),
    '',
  ].join('\n\n');
}

/** A row a statement, whatever was replied. */
export function checkAsCsv({ said, checked }: Pick<Exported, 'said' | 'checked'>): string {
  const { groups, unsure, notApplicable } = findingsFrom(said);
  const row = (statement: Statement, result: string, advice: string): string[] => [
    statement.id,
    result,
    statement.severity,
    statement.says,
    statement.harm,
    advice,
    statement.citations
      .flatMap(({ source, section }) => {
        const found = sources[source];
        return found ? [sourceAddress(found, section)] : [];
      })
      .join(' '),
    checked,
  ];
  return toCsv([
    ['id', 'result', 'severity', 'statement', 'harm', 'advice', 'sources', 'checked'],
    ...groups.flatMap(({ found }) => found.map((each) => row(each, 'to fix', each.fix))),
    ...unsure.map((each) => row(each, 'to find out', each.findOut)),
    ...notApplicable.map((each) => row(each, 'does not apply', '')),
  ]);
}

export function findingTitle({ id }: Statement): string {
  return `${upperFirst(findingClauses[id])}.`;
}

export function unsureTitle({ id }: Statement): string {
  return `Find out whether ${unsureClauses[id]}.`;
}
