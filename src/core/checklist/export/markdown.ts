import type { Checklist, ChecklistEntry, DecisionSummary, SourceLine } from '../types.js';
import { sourceName, stageTitle } from '../words.js';
import { byStage, pieces, progressLine, upperFirst, whoAndWhen } from './text.js';

/** GitHub's task list: plain `- [ ]`, grouped by stage. */
export function toMarkdown(checklist: Checklist): string {
  const head = [
    '# Credential checklist',
    ...checklist.decisions.map(decisionLine),
    `${progressLine(checklist)}.`,
  ];
  const body = byStage(checklist).flatMap(({ stage, items }) => [
    '',
    `## ${stageTitle(stage)}`,
    '',
    ...items.flatMap(itemLines),
  ]);
  return [head.join('\n\n'), ...body, ''].join('\n');
}

/** Text as Markdown that shows it as it is, on one line; what stands between backticks stays code. */
export function markdown(text: string): string {
  return pieces(oneLine(text))
    .map((piece) => (piece.code ? `\`${piece.text}\`` : escape(piece.text)))
    .join('');
}

/** Text as Markdown with nothing special in it at all: for what a person has typed. */
export function markdownPlain(text: string): string {
  return escape(oneLine(text));
}

export function markdownSource(source: SourceLine): string {
  const name = markdownPlain(sourceName(source));
  return source.url ? `[${name}](<${source.url.replace(/[<>\s]/g, encodeURIComponent)}>)` : name;
}

function decisionLine({ name, option }: DecisionSummary): string {
  return `For ${markdownPlain(name)}: ${markdownPlain(option)}.`;
}

function itemLines(item: ChecklistEntry): string[] {
  const because = item.because.length > 0 ? [`because ${item.because.join('; ')}`] : [];
  return [
    headLine(item),
    ...because.map((line) => `  - ${upperFirst(markdownPlain(line))}.`),
    `  - Why: ${markdown(item.why)}`,
    `  - Verify: ${markdown(item.verify)}`,
    `  - Source: ${item.sources.map(markdownSource).join('; ')}`,
    ...(whoAndWhen(item) ? [`  - Owner: ${markdownPlain(whoAndWhen(item))}`] : []),
    ...(item.note ? [`  - Note: ${markdownPlain(item.note)}`] : []),
  ];
}

function headLine({ status, action, reason }: ChecklistEntry): string {
  if (status === 'not-applicable')
    return `- ~~${markdown(action)}~~ Not applicable: ${markdownPlain(reason)}`;
  return `- [${status === 'done' ? 'x' : ' '}] ${markdown(action)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&').replace(/^[-+=]|(?<=^\d+)[.)]/, '\\$&');
}
