import { upperFirst } from '../../shared/index.js';
import { proofOf } from '../proof.js';
import type { ChecklistEntry, Checklist, DecisionSummary, ExportOptions } from '../types.js';
import { both, bullets, link, optionName, say } from './claims.js';
import { decisionParts, title } from './decision.js';
import { markdownPlain } from './markdown.js';

/** A decision record in the form of MADR 4 (https://adr.github.io/madr/), with a section a decision where there are several. */
export function toDecisionRecord(checklist: Checklist, options: ExportOptions = {}): string {
  const { decisions } = checklist;
  const [only] = decisions;
  const blocks =
    only && decisions.length === 1
      ? oneDecision(only, checklist, options)
      : severalDecisions(checklist, options);
  return `${[frontMatter(options), ...blocks].filter(Boolean).join('\n\n')}\n`;
}

function frontMatter({ date }: ExportOptions): string {
  return ['---', 'status: proposed', ...(date ? [`date: ${date}`] : []), '---'].join('\n');
}

function oneDecision(decision: DecisionSummary, checklist: Checklist, options: ExportOptions): string[] {
  return [
    `# ${title(decision)}`,
    ...decisionParts(decision, {
      level: 2,
      confirmation: [confirmation(decision, checklist.items), theRest(checklist, options), atScale(options)]
        .filter(Boolean)
        .join('\n\n'),
      scale: options.scale,
      answers: options.links?.answers?.[0],
    }),
  ];
}

function severalDecisions(checklist: Checklist, options: ExportOptions): string[] {
  const { decisions, items } = checklist;
  if (decisions.length === 0)
    return [
      '# Credentials for our API',
      '## Context and Problem Statement',
      'Which credential does our API accept? Nothing is decided yet.',
    ];
  const names = decisions.map(({ name }) => markdownPlain(name));
  const more = [theRest(checklist, options), atScale(options)].filter(Boolean).join('\n\n');
  return [
    `# Credentials for ${both(names)}`,
    '## Context and Problem Statement',
    `${NUMBERS[decisions.length] ?? decisions.length} kinds of callers reach our API. Each gets a credential that fits it, decided in a section of its own:`,
    bullets(
      decisions.map(
        ({ outcome, option }, index) =>
          `${upperFirst(names[index] ?? '')}: ${outcome === 'none' ? 'open' : optionName(option)}`,
      ),
    ),
    ...decisions.flatMap((decision, index) => [
      `## ${upperFirst(names[index] ?? '')}`,
      ...decisionParts(decision, {
        level: 3,
        confirmation: confirmation(decision, items, decisions.slice(0, index)),
        answers: options.links?.answers?.[index],
      }),
    ]),
    // The size is the system’s: told once, and not once a decision.
    ...(options.scale ? ['## At our scale', options.scale] : []),
    ...(more === '' ? [] : ['## More Information', more]),
  ];
}

/**
 * The few items that show that the decision was carried out; the list has the rest. What an earlier decision of the
 * record is confirmed with is named, and not told again.
 */
function confirmation(
  { outcome }: DecisionSummary,
  items: readonly ChecklistEntry[],
  earlier: readonly DecisionSummary[] = [],
): string {
  const told = new Set(earlier.flatMap((before) => proofOf(before.outcome, items)));
  return bullets(
    proofOf(outcome, items).map((item) =>
      told.has(item) ? `${say(item.action)}, as above.` : `${say(item.action)}. ${say(item.verify)}`,
    ),
  );
}

function theRest({ decisions, items }: Checklist, options: ExportOptions): string {
  const applying = items.filter(({ status }) => status !== 'not-applicable');
  const shown = new Set(decisions.flatMap(({ outcome }) => proofOf(outcome, items)));
  const more = applying.length - shown.size;
  if (more <= 0) return '';
  return `The other ${more} ${more === 1 ? 'item is' : 'items are'} on ${link('our checklist', options.links?.checklist)}.`;
}

/** The figures behind the link begin as assumptions: the record says so, and repeats none. */
function atScale({ links, scale }: ExportOptions): string {
  return links?.scale === undefined || scale
    ? ''
    : `What it costs, and how long a thief gets in, is estimated ${link('at our scale', links.scale)}, from assumed figures until we put in ours.`;
}

const NUMBERS = ['', '', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
