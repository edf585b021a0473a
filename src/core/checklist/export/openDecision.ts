import { upperFirst } from '../../shared/index.js';
import type { Conflict, DecisionDetails, WayOut } from '../recordTypes.js';
import type { DecisionSummary } from '../types.js';
import { both, bullets, claimLine, optionName, type Part, say } from './claims.js';
import { markdownPlain } from './markdown.js';

/** Nothing grants all that was wished for: that is a decision still to be made, and never one for nothing. */
export function openTitle({ name }: DecisionSummary): string {
  return `Open: a credential for ${markdownPlain(name)}`;
}

export function openOutcome({ conflicts, waysOut }: DecisionDetails, part: Part): string[] {
  const [decisive, ...others] = conflicts;
  const text = [
    'Not decided yet: no option grants all of this. One wish has to give way first.',
    ...(decisive ? [wishes(decisive)] : []),
    ...(others.length > 0
      ? [`Also in conflict:\n\n${bullets(others.map(({ claim }) => claimLine(claim)))}`]
      : []),
  ];
  return [
    ...part(0, 'Decision Outcome', text.join('\n\n')),
    ...part(1, 'Ways out, the smallest step first', bullets(waysOut.map(wayOut))),
  ];
}

function wishes({ claim, wishes: each }: Conflict): string {
  const lines = each.map(({ clause, giveUp, buys }) => {
    const bought = buys.length > 0 ? ` That leads to ${both(buys.map(quoted))}.` : '';
    return `Either we give up that ${say(clause)}. ${say(giveUp)}${bought}`;
  });
  return `${claimLine(claim)}\n\n${bullets(lines.map((line, index) => (index === 0 ? line : line.replace(/^Either/, 'Or'))))}`;
}

function wayOut({ option, gives }: WayOut): string {
  const clauses = both(gives.map(({ clause }) => say(clause)));
  const means = gives.map(({ means: text }) => text).filter(Boolean);
  const price = means.length > 0 ? `, which means that ${both(means.map(say))}` : '';
  return `${upperFirst(quoted(option))}, if ${clauses}${price}.`;
}

function quoted(option: string): string {
  return `“${optionName(option)}”`;
}
