import { upperFirst } from '../../shared/index.js';
import type { Claim, DecisionDetails, OptionDetails } from '../recordTypes.js';
import type { DecisionSummary } from '../types.js';
import { byArgument, withAssumption } from './arguments.js';
import {
  argument,
  begins,
  both,
  bullets,
  cited,
  claimLine,
  link,
  optionName,
  type Part,
  partsAt,
  say,
} from './claims.js';
import { markdownPlain } from './markdown.js';
import { openOutcome, openTitle } from './openDecision.js';
import { lowerFirst } from './ours.js';

export interface Around {
  /** Of the headings. */
  level: number;
  confirmation: string;
  /** What it costs at the size of the system, where somebody said how large it is. */
  scale?: string | null | undefined;
  /** Where the answers are. */
  answers?: string | null | undefined;
}

export function title(decision: DecisionSummary): string {
  if (decision.outcome === 'none') return openTitle(decision);
  return `${optionName(decision.option)} for ${markdownPlain(decision.name)}`;
}

/** One decision, under headings of a level: alone it is the whole record. */
export function decisionParts(decision: DecisionSummary, around: Around): string[] {
  const details = decision.details ?? withoutDetails(decision);
  const isOpen = decision.outcome === 'none';
  const part = partsAt(around.level);
  const weighed = details.options.length > 1 ? details.options : [];
  // Beside other decisions, what rules an option out is enough: the answers lead to all that was weighed.
  const isShort = around.level > 2;
  return [
    ...(around.level === 2
      ? part(0, 'Context and Problem Statement', context(decision))
      : [context(decision)]),
    ...part(0, 'Decision Drivers', bullets(saidIn(decision).map(([, driver]) => say(upperFirst(driver))))),
    ...part(1, 'Assumed', assumed(details)),
    ...part(0, 'Considered Options', bullets(details.options.map(({ option }) => optionName(option)))),
    ...(isOpen ? openOutcome(details, part) : decided(decision, details, part)),
    ...part(1, 'Confirmation', around.confirmation),
    ...part(1, 'At our scale', around.scale ?? ''),
    ...part(0, 'Pros and Cons of the Options', '', weighed.length > 0),
    ...weighed
      .filter((option) => !isShort || option.stands !== 'ruled-out')
      .flatMap((option) => part(1, optionName(option.option), prosAndCons(option))),
    ...(isShort ? part(1, 'Ruled out', ruledOut(weighed)) : []),
    ...part(0, 'More Information', moreInformation(decision, around)),
  ];
}

/** What was said, question by question. That callers call is no news; which ones do is. */
function saidIn({ answers, drivers }: DecisionSummary): [question: string, driver: string][] {
  const questions = Object.keys(answers).filter((id) => answers[id] !== 'unsure');
  return drivers
    .map((driver, index): [string, string] => [questions[index] ?? '', driver])
    .filter(([question]) => question !== 'direction' || answers['direction'] === 'webhooks');
}

function context(decision: DecisionSummary): string {
  if (decision.answers['direction'] === 'webhooks')
    return 'We push events to others. How does a receiver know that an event is ours?';
  const [, who] = saidIn(decision).find(([question]) => question === 'caller') ?? [];
  return who === undefined
    ? 'Which credential does our API accept?'
    : `${say(upperFirst(who))}. Which credential does our API accept?`;
}

function assumed({ assumed: clauses }: DecisionDetails): string {
  if (clauses.length === 0) return '';
  return `Nobody has answered these yet. Until somebody does, we assume that\n\n${bullets(clauses.map(say))}`;
}

function decided({ option }: DecisionSummary, details: DecisionDetails, part: Part): string[] {
  const chosen = details.options.find(({ stands }) => stands === 'chosen');
  const reasons = chosen?.pros.filter(isSettled) ?? [];
  const lines = [
    `Chosen option: “${optionName(option)}”. ${say(details.how)}`.trim(),
    ...(reasons.length > 0 ? [`We chose it because\n\n${bullets(reasons.map(reasonLine))}`] : []),
    ...(reasons.length === 0 && details.assumed.length > 0
      ? ['No answer speaks for it yet: it rests on what we assume.']
      : []),
    ...contest(details),
    ...(details.beside.length > 0 ? [`We add\n\n${bullets(details.beside.map(besideLine))}`] : []),
  ];
  const prices = [...details.costs.map(claimLine), ...details.conflicts.map(({ claim }) => claimLine(claim))];
  return [...part(0, 'Decision Outcome', lines.join('\n\n')), ...part(1, 'Consequences', bullets(prices))];
}

/** What was said speaks for it: the reasons that a decision is told with, which its pros do not tell again. */
function isSettled({ assuming }: Claim): boolean {
  return assuming.length === 0;
}

/** “customers call from their servers: a key is one header. (source)” */
export function reasonLine({ text, sources, because, assuming }: Claim): string {
  const from = because || assuming.map((clause) => `${clause} (assumed)`).join(' and ');
  return from && !begins(text, from)
    ? `${say(from)}: ${say(lowerFirst(text))}${cited(sources)}`
    : say(text) + cited(sources);
}

const noClaim: Claim = { text: '', sources: [], because: '', assuming: [], disputed: '' };

function besideLine(claim: Claim): string {
  const { assuming } = claim;
  return (
    claimLine(claim) +
    (assuming.length > 0 ? ` As long as ${assuming.map(say).join(' and ')} (assumed).` : '')
  );
}

/** How close it was. */
function contest({ margin, options }: DecisionDetails): string[] {
  const [second] = options.filter(({ stands }) => stands === 'runner-up');
  const left = options.filter(({ stands }) => stands !== 'ruled-out');
  if (options.length === 1) return ['The other options prove who calls us, but these calls are ours.'];
  if (left.length === 1) return ['The rules we used exclude every other option.'];
  if (!second || margin === 'clear' || margin === 'only') return [];
  const name = `“${optionName(second.option)}”`;
  return margin === 'tie'
    ? [`${name} is as good by the rules we used. In a tie, the one that keeps fewer long-lived secrets wins.`]
    : [`It was close: ${name} comes next.`];
}

const PLACES = { chosen: 'Chosen.', 'runner-up': 'The runner-up.', possible: '', 'ruled-out': 'Ruled out.' };

function prosAndCons({ stands, pros, cons }: OptionDetails): string {
  // What it was chosen for stands in the outcome already.
  const isTold = stands === 'chosen' && pros.some(isSettled);
  const good = pros.filter((claim) => !isTold || !isSettled(claim)).map((claim) => argument('Good', claim));
  const bad = cons.map((claim) => argument('Bad', claim));
  // What rules an option out is read first.
  const lines = stands === 'ruled-out' ? [...bad, ...good] : [...good, ...bad];
  const nothing = 'No answer speaks for it or against it.';
  if (isTold) return ['Chosen, for the reasons given above.', lines.join('\n')].filter(Boolean).join('\n\n');
  return [PLACES[stands], lines.join('\n') || nothing].filter(Boolean).join('\n\n');
}

/** “Short JWT with refresh and OAuth client credentials: an issuer needs somebody to run it. (source)” */
function ruledOut(options: readonly OptionDetails[]): string {
  const out = byArgument(options.filter(({ stands }) => stands === 'ruled-out'));
  return bullets(
    out.map(({ options: names, claim }) => `**${both(names.map(optionName))}**: ${withAssumption(claim)}`),
  );
}

function moreInformation({ revisit }: DecisionSummary, { answers }: Around): string {
  const lines = [...new Set(revisit.map(({ option }) => option))].map((option) => {
    const ifs = revisit.filter((flip) => flip.option === option).map(({ answer }) => say(answer));
    return `${ifs.join(', or ')}: ${optionName(option)}`;
  });
  return [
    ...(lines.length > 0 ? [`Revisit this decision if\n\n${bullets(lines)}`] : []),
    ...(answers ? [`Made from ${link('these answers', answers)}.`] : []),
  ].join('\n\n');
}

/** What a list of an earlier version knows: reasons without their sources, and no costs. */
function withoutDetails({ option, outcome, reasons, runnersUp, ruledOut }: DecisionSummary): DecisionDetails {
  const claim = (text: string): Claim => ({ ...noClaim, text });
  const chosen: OptionDetails = { option, stands: 'chosen', pros: reasons.map(claim), cons: [] };
  const out = [...new Set(ruledOut.map((each) => each.option))];
  return {
    how: '',
    margin: 'clear',
    assumed: [],
    options: [
      ...(outcome === 'none' ? [] : [chosen]),
      ...runnersUp.map((name): OptionDetails => ({ option: name, stands: 'runner-up', pros: [], cons: [] })),
      ...out.map((name): OptionDetails => ({
        option: name,
        stands: 'ruled-out',
        pros: [],
        cons: ruledOut.filter((each) => each.option === name).map(({ reason: text }) => claim(text)),
      })),
    ],
    costs: [],
    beside: [],
    conflicts: [],
    waysOut: [],
  };
}
