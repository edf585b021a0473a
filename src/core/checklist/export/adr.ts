import type { Checklist, DecisionSummary } from '../types.js';
import { stageTitle, unique } from '../words.js';
import { markdown, markdownPlain } from './markdown.js';
import { byStage, upperFirst } from './text.js';

/** A decision record in the form of MADR 4 (https://adr.github.io/madr/). */
export function toDecisionRecord(checklist: Checklist): string {
  const { decisions } = checklist;
  const several = decisions.length > 1;
  const each = (lines: (decision: DecisionSummary) => string[]) =>
    decisions.flatMap((decision) =>
      lines(decision).map((line) => (several ? `${decision.name}: ${line}` : line)),
    );

  return [
    '---\nstatus: proposed\n---',
    `# ${markdownPlain(title(decisions))}`,
    section('## Context and Problem Statement', ['Which credential do callers present to our API?']),
    section('## Decision Drivers', bullets(each(({ drivers }) => drivers.map(upperFirst)))),
    section('## Considered Options', bullets(unique(decisions.flatMap(options)))),
    section(
      '## Decision Outcome',
      decisions.map((decision) => outcome(decision, several)),
    ),
    section('### Confirmation', confirmation(checklist)),
    section('## Pros and Cons of the Options', bullets(each(({ ruledOut }) => ruledOut.map(ruledOutLine)))),
    section('## More Information', revisit(each)),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

function title(decisions: readonly DecisionSummary[]): string {
  const [first, ...rest] = decisions;
  if (!first) return 'Credentials for our API';
  return rest.length === 0
    ? `${first.option} for ${first.name}`
    : `Credentials for ${decisions.map(({ name }) => name).join(', ')}`;
}

function options({ option, runnersUp, ruledOut }: DecisionSummary): string[] {
  return [option, ...runnersUp, ...ruledOut.map((other) => other.option)];
}

function outcome({ name, option, reasons }: DecisionSummary, several: boolean): string {
  const chosen = `${several ? `${name}: chosen` : 'Chosen'} option: “${option}”`;
  return markdownPlain(
    reasons.length > 0 ? `${chosen}, for these reasons: ${reasons.join(' ')}` : `${chosen}.`,
  );
}

function ruledOutLine({ option, reason }: { option: string; reason: string }): string {
  return `${option}: bad, ruled out. ${reason}`;
}

/** The checklist is how one can tell that the decision was carried out. */
function confirmation(checklist: Checklist): string[] {
  return byStage(checklist).flatMap(({ stage, items }) =>
    items
      .filter(({ status }) => status !== 'not-applicable')
      .map(({ action, verify }) => `- ${stageTitle(stage)}: ${markdown(action)}. ${markdown(verify)}`),
  );
}

function revisit(each: (lines: (decision: DecisionSummary) => string[]) => string[]): string[] {
  const lines = each((decision) => decision.revisit.map(({ answer, option }) => `${answer}: ${option}`));
  return lines.length > 0 ? ['Revisit this decision if', '', ...bullets(lines)] : [];
}

function bullets(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${markdownPlain(line)}`);
}

/** A heading with nothing under it is left out. */
function section(heading: string, lines: readonly string[]): string {
  return lines.length > 0 ? `${heading}\n\n${lines.join('\n')}` : '';
}
