import { upperFirst } from '../../shared/index.js';
import type { Claim, OptionDetails } from '../recordTypes.js';
import type { Checklist, DecisionSummary, ExportOptions } from '../types.js';
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
  const source = answers ? [`All of it, with what was weighed: ${link('the answers', answers)}.`] : [];
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
    ...part(1, 'Objections to expect', objections(details.options, chosen)),
    ...source,
  ];
}

/** What was said before what is assumed, and each answer once before any a second time. */
function firstOf(pros: readonly Claim[]): Claim[] {
  const said = pros.filter(({ assuming }) => assuming.length === 0);
  const isFirst = ({ because }: Claim, index: number): boolean =>
    said.findIndex((other) => other.because === because) === index;
  return [
    ...said.filter(isFirst),
    ...said.filter((claim, index) => !isFirst(claim, index)),
    ...pros.filter((claim) => !said.includes(claim)),
  ];
}

function objections(options: readonly OptionDetails[], chosen: OptionDetails | undefined): string {
  const close = options.filter(({ stands }) => stands === 'runner-up');
  const excluded = options
    .filter(({ stands }) => stands === 'ruled-out')
    .toSorted((a, b) => b.pros.length - a.pros.length)
    .slice(0, EXCLUDED);
  const disputed = options
    .flatMap(({ pros, cons }) => [...pros, ...cons])
    .filter((claim) => claim.disputed !== '');
  const once = disputed.filter(
    (claim, index) => disputed.findIndex(({ text }) => text === claim.text) === index,
  );
  return [
    ...close.map((option) => qa(`Why not “${optionName(option.option)}”?`, ofRunnerUp(option, chosen))),
    ...excluded.map((option) => qa(`Why not “${optionName(option.option)}”?`, ofExcluded(option))),
    ...once.map((claim) => qa(`“${say(claim.disputed)}”`, claimLine(claim))),
  ].join('\n\n');
}

function qa(objection: string, answer: string): string {
  return `**${objection}**\n${answer}`;
}

/** What speaks for it is granted; what answers it is its own weakness, or else what it has not. */
function ofRunnerUp({ pros, cons, option }: OptionDetails, chosen: OptionDetails | undefined): string {
  const [strength] = firstOf(pros);
  const [weakness] = firstOf(cons);
  const [better] = firstOf(chosen?.pros ?? []).filter(({ because }) =>
    pros.every((pro) => pro.because !== because),
  );
  const granted = strength
    ? `It comes next, and this speaks for it: ${say(lowerFirst(strength.text))}${cited(strength.sources)} `
    : 'It comes next. ';
  const answer = weakness ?? better;
  if (!answer)
    return `${granted}Both serve; we took the one that keeps fewer long-lived secrets about.`.trim();
  const against = weakness
    ? 'But this speaks against it'
    : `But this speaks for ${chosen ? `“${optionName(chosen.option)}”` : optionName(option)} alone`;
  return `${granted}${against}: ${say(lowerFirst(answer.text))}${cited(answer.sources)}`;
}

function ofExcluded({ cons }: OptionDetails): string {
  return firstOf(cons)
    .slice(0, 1)
    .map((claim) => {
      const assuming =
        claim.assuming.length > 0
          ? ` This rests on an assumption: that ${both(claim.assuming.map(say))}.`
          : '';
      return claimLine(claim) + assuming;
    })
    .join('');
}

function heading(count: number, what: string): string {
  const NUMBERS = ['No', 'One', 'Two', 'Three'];
  return `${NUMBERS[count] ?? count} ${what}${count === 1 ? '' : 's'}`;
}

function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
}
