import { severities, statements, type Severity, type Statement } from '../../content/check/statements.js';
import type { Reply, Said } from './checkStorage.js';

/** What the replies find. */
export interface Findings {
  /** What is wrong, by severity, the worst first. */
  groups: readonly { severity: Severity; found: readonly Statement[] }[];
  /** What nobody could say, the worst first: no finding, and nothing that passed. */
  unsure: readonly Statement[];
  /** What does not apply: nothing that passed, either. */
  notApplicable: readonly Statement[];
  /** “2 things to fix, one thing to find out” */
  title: string;
  /** What passed, what does not apply and what is open are three things, and are never added up. */
  tally: string;
}

export function findingsFrom(said: Said): Findings {
  const repliedWith = (reply: Reply): Statement[] => statements.filter(({ id }) => said[id] === reply);
  const [wrong, unsure, notApplicable] = [
    repliedWith('no'),
    repliedWith('unsure'),
    repliedWith('not-applicable'),
  ];
  const answered = statements.filter(({ id }) => said[id] !== undefined).length;
  const fine = repliedWith('yes').length;
  const tally = [
    `${answered} of ${statements.length} statements answered`,
    fine === 1 ? '1 is true' : `${fine} are true`,
    notApplicable.length === 1 && '1 does not apply',
    notApplicable.length > 1 && `${notApplicable.length} do not apply`,
  ];
  return {
    groups: severities
      .map((severity) => ({ severity, found: wrong.filter((one) => one.severity === severity) }))
      .filter(({ found }) => found.length > 0),
    unsure,
    notApplicable,
    title: titleOf(wrong.length, unsure.length),
    tally: tally.filter(Boolean).join(', '),
  };
}

function titleOf(wrong: number, unsure: number): string {
  const toMend = wrong === 1 ? 'One thing to fix' : `${wrong} things to fix`;
  const toFindOut = unsure === 1 ? 'one thing to find out' : `${unsure} things to find out`;
  const found = wrong > 0 ? toMend : 'Nothing found';
  return unsure > 0 ? `${found}, ${toFindOut}` : found;
}
