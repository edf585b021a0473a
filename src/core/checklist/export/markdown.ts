import { upperFirst, type TextFile } from '../../shared/index.js';
import {
  stages,
  type Checklist,
  type ChecklistEntry,
  type DecisionSummary,
  type ExportOptions,
  type SourceLine,
} from '../types.js';
import { sourceName, stageTitle } from '../words.js';
import { byStage, linesOf, pieces, progressLine, whoAndWhen } from './text.js';

/** GitHub's task list: plain `- [ ]`, grouped by stage. The short form is what to do and how to tell that it is done. */
export function toMarkdown(checklist: Checklist, { short = false }: ExportOptions = {}): string {
  const head = [
    '# Credential checklist',
    ...checklist.decisions.map(decisionLine),
    `${progressLine(checklist)}.`,
  ];
  const body = byStage(checklist).flatMap(({ stage, items }) => [
    '',
    `## ${stageTitle(stage)}`,
    '',
    ...items.flatMap((item) => itemLines(item, short)),
  ]);
  return [head.join('\n\n'), ...body, ''].join('\n');
}

/** The same list as a file a stage, `01-design.md`, for teams that share the stages out. */
export function toStageFiles(checklist: Checklist, { short = false }: ExportOptions = {}): TextFile[] {
  return byStage(checklist).map(({ stage, items }) => {
    const number = String(stages.indexOf(stage) + 1).padStart(2, '0');
    const head = [
      `# Credential checklist: ${stage}`,
      ...checklist.decisions.map(decisionLine),
      `${progressLine({ ...checklist, items })}.`,
    ];
    const lines = items.flatMap((item) => itemLines(item, short));
    return { name: `${number}-${stage}.md`, text: [head.join('\n\n'), '', ...lines, ''].join('\n') };
  });
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

/** The same, each line of it by itself: a backslash at its end keeps the next one below it. Empty lines are left out. */
function markdownLines(text: string): string[] {
  return linesOf(text).map(markdownPlain);
}

export function markdownSource(source: SourceLine): string {
  const name = markdownPlain(sourceName(source));
  return source.url ? `[${name}](${markdownAddress(source.url)})` : name;
}

/** An address as a link takes it: in angle brackets where it holds a parenthesis. */
export function markdownAddress(address: string): string {
  const safe = address.replace(/[<>\s]/g, encodeURIComponent);
  return /[()]/.test(safe) ? `<${safe}>` : safe;
}

function decisionLine({ name, option }: DecisionSummary): string {
  return `For ${markdownPlain(name)}: ${markdownPlain(option)}.`;
}

function itemLines(item: ChecklistEntry, short: boolean): string[] {
  const verify = `  - Verify: ${markdown(item.verify)}`;
  if (short) return [headLine(item), verify];
  const because = item.because.length > 0 ? [`because ${item.because.join('; ')}`] : [];
  return [
    headLine(item),
    ...because.map((line) => `  - ${upperFirst(markdownPlain(line))}.`),
    `  - Why: ${markdown(item.why)}`,
    verify,
    `  - Source: ${item.sources.map(markdownSource).join('; ')}`,
    ...(whoAndWhen(item) ? [`  - Owner: ${markdownPlain(whoAndWhen(item))}`] : []),
    ...(item.note ? [`  - Note: ${markdownLines(item.note).join('\\\n    ')}`] : []),
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
