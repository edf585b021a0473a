import { escapeHtml, upperFirst } from '../../shared/index.js';
import type { Checklist, ChecklistEntry, SourceLine } from '../types.js';
import { sourceName, stageTitle } from '../words.js';
import { byStage, linesOf, pieces, progressLine, whoAndWhen } from './text.js';

/** A fragment of plain elements, for pasting into documents. */
export function toHtml(checklist: Checklist): string {
  return [
    '<h1>Credential checklist</h1>',
    ...checklist.decisions.map(
      ({ name, option }) => `<p>For ${escapeHtml(name)}: ${escapeHtml(option)}.</p>`,
    ),
    `<p>${escapeHtml(progressLine(checklist))}.</p>`,
    ...byStage(checklist).flatMap(({ stage, items }) => [
      `<h2>${stageTitle(stage)}</h2>`,
      '<ul>',
      ...items.map((item) => `<li>${itemHtml(item)}</li>`),
      '</ul>',
    ]),
    '',
  ].join('\n');
}

function itemHtml(item: ChecklistEntry): string {
  const because =
    item.because.length > 0 ? [`${upperFirst(escapeHtml(`because ${item.because.join('; ')}`))}.`] : [];
  return [
    headHtml(item),
    ...because,
    `Why: ${rich(item.why)}`,
    `Verify: ${rich(item.verify)}`,
    `Source: ${item.sources.map(sourceHtml).join('; ')}`,
    ...(whoAndWhen(item) ? [`Owner: ${escapeHtml(whoAndWhen(item))}`] : []),
    ...(item.note ? [`Note: ${linesOf(item.note).map(escapeHtml).join('<br>\n')}`] : []),
  ].join('<br>\n');
}

function headHtml({ status, action, reason }: ChecklistEntry): string {
  if (status === 'not-applicable') return `<del>${rich(action)}</del> Not applicable: ${escapeHtml(reason)}`;
  return `<strong>${rich(action)}</strong> ${status === 'done' ? '(done)' : '(to do)'}`;
}

function sourceHtml(source: SourceLine): string {
  const name = escapeHtml(sourceName(source));
  return source.url ? `<a href="${escapeHtml(source.url)}">${name}</a>` : name;
}

function rich(text: string): string {
  return pieces(text)
    .map((piece) => (piece.code ? `<code>${escapeHtml(piece.text)}</code>` : escapeHtml(piece.text)))
    .join('');
}
