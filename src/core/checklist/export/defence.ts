import { upperFirst } from '../../shared/index.js';
import type { Claim, OptionDetails } from '../recordTypes.js';
import type { Checklist, DecisionSummary, ExportOptions } from '../types.js';
import { byArgument, firstOf, withAssumption } from './arguments.js';
import { both, cited, claimLine, link, optionName, partsAt, say } from './claims.js';
import { reasonLine } from './decision.js';
import { markdownPlain } from './markdown.js';
import { lowerFirst } from './ours.js';
import { openOutcome, openTitle } from './openDecision.js';

const REASONS = 3;
const COSTS = 2;
/** Options that the rules exclude and that somebody is most likely to ask for: those that most speaks for. */
const EXCLUDED = 3;

/** One page to defend a decision with: the verdict, why, at what price, and what will be objected. */
export function toDefence({ decisions }: Checklist, { links, date }: ExportOptions = {}): string {
  const several = decisions.length > 1;
  const blocks = decisions.flatMap((decision, index) =>
    onePage(decision, several ? 2 : 1, links?.answers?.[index]),
  );
  const head = several
    ? [`# Defend it: credentials for ${both(decisions.map(({ name }) => markdownPlain(name)))}`]
    : [];
  return `${[...head, ...blocks, ...(date ? [`Written on ${date}.`] : [])].join('\n\n')}\n`;
}

function onePage(decision: DecisionSummary, level: number, answers: string | null | undefined): string[] {
  const { name, option, outcome, details } = decision;
  const part = partsAt(level);
  const source = answers ? [`Everything that was weighed: ${link('the answers', answers)}.`] : [];
  if (!details) return part(0, `Defend it: ${optionName(option)} for ${markdownPlain(name)}`, '', true);
  if (outcome === 'none')
    return [
      ...part(0, openTitle(decision), '', true),
      ...openOutcome(details, partsAt(level + 1)),
      ...source,
    ];
  const chosen = details.options.find(({ stands }) => stands === 'chosen');
  const reasons = firstOf(chosen?.pros ?? []).slice(0, REASONS);
  return [
    ...part(
      0,
      `Defend it: ${optionName(option)} for ${markdownPlain(name)}`,
      `**Verdict:** ${optionName(option)}. ${say(details.how)}`,
    ),
    ...part(
      1,
      heading(reasons.length, 'reason'),
      numbered(reasons.map((reason) => upperFirst(reasonLine(reason)))),
    ),
    ...part(
      1,
      heading(Math.min(COSTS, details.costs.length), 'cost'),
      numbered(details.costs.slice(0, COSTS).map(claimLine)),
    ),
    ...part(1, 'Objections to expect', objections(details.options, chosen, reasons)),
    ...source,
  ];
}

/** What will be said against it, and the answers: no argument that the page has given is given again. */
function objections(
  options: readonly OptionDetails[],
  chosen: OptionDetails | undefined,
  reasons: readonly Claim[],
): string {
  const told = new Set(reasons.map(({ text }) => text));
  const close = options
    .filter(({ stands }) => stands === 'runner-up')
    .map((option) => qa(whyNot([option.option]), ofRunnerUp(option, chosen, { reasons, told })));
  const excluded = byArgument(
    options.filter(({ stands }) => stands === 'ruled-out').toSorted((a, b) => b.pros.length - a.pros.length),
    told,
  )
    .filter(({ claim }) => !told.has(claim.text))
    .slice(0, EXCLUDED);
  for (const { claim } of excluded) told.add(claim.text);
  const disputed = options
    .flatMap(({ pros, cons }) => [...pros, ...cons])
    .filter((claim) => claim.disputed !== '' && !told.has(claim.text));
  const once = disputed.filter(
    (claim, index) => disputed.findIndex(({ text }) => text === claim.text) === index,
  );
  return [
    ...close,
    ...excluded.map(({ options: names, claim }) =>
      qa(whyNot(names), [withAssumption(claim), contradicted(claim)].filter(Boolean).join(' ')),
    ),
    ...once.map((claim) => qa(`“${say(claim.disputed)}”`, claimLine(claim))),
  ].join('\n\n');
}

function whyNot(options: readonly string[]): string {
  const quoted = options.map((option) => `“${optionName(option)}”`);
  return `Why not ${both(quoted, 'or')}?`;
}

/** What is said against an argument, beside it: it is no objection of its own once the argument was given. */
function contradicted({ disputed }: Claim): string {
  return disputed === '' ? '' : `Not everyone agrees: ${say(lowerFirst(disputed))}`;
}

function qa(objection: string, answer: string): string {
  return `**${objection}**\n${answer}`;
}

/** What speaks for it is granted; what answers it is its own weakness, or else what it has not. */
function ofRunnerUp(
  { pros, cons, option }: OptionDetails,
  chosen: OptionDetails | undefined,
  { reasons, told }: { reasons: readonly Claim[]; told: Set<string> },
): string {
  const isNew = ({ text }: Claim): boolean => !told.has(text);
  const [strength] = firstOf(pros).filter(isNew);
  const [weakness] = firstOf(cons).filter(isNew);
  const better = firstOf(chosen?.pros ?? []).filter(({ because }) =>
    pros.every((pro) => pro.because !== because),
  );
  const given = reasons.findIndex(({ text }) => text === better[0]?.text);
  const [other] = better.filter(isNew);
  for (const claim of [strength, weakness ?? other]) if (claim) told.add(claim.text);
  const granted = strength
    ? `It comes next, and this speaks for it: ${inSentence(strength)} `
    : 'It comes next. ';
  const alone = `“${optionName(chosen?.option ?? option)}” alone`;
  if (weakness) return `${granted}But this speaks against it: ${inSentence(weakness)}`;
  if (given >= 0) return `${granted}But reason ${given + 1} speaks for ${alone}.`;
  if (other) return `${granted}But this speaks for ${alone}: ${inSentence(other)}`;
  return `${granted}Both would do; we took the one that keeps fewer long-lived secrets.`;
}

function inSentence({ text, sources }: Claim): string {
  return say(lowerFirst(text)) + cited(sources);
}

function heading(count: number, what: string): string {
  const NUMBERS = ['No', 'One', 'Two', 'Three'];
  return `${NUMBERS[count] ?? count} ${what}${count === 1 ? '' : 's'}`;
}

function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
}
