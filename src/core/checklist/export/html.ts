import type { Checklist, ChecklistEntry, SourceLine } from '../types.js';
import { sourceName, stageTitle } from '../words.js';
import { byStage, pieces, progressLine, upperFirst, whoAndWhen } from './text.js';

/** A fragment of plain elements, for pasting into documents. */
export function toHtml(checklist: Checklist): string {
  return [
    '<h1>Credential checklist</h1>',
    ...checklist.decisions.map(({ name, option }) => `<p>For ${escape(name)}: ${escape(option)}.</p>`),
    `<p>${escape(progressLine(checklist))}.</p>`,
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
    item.because.length > 0 ? [`${upperFirst(escape(`because ${item.because.join('; ')}`))}.`] : [];
  return [
    headHtml(item),
    ...because,
    `Why: ${rich(item.why)}`,
    `Verify: ${rich(item.verify)}`,
    `Source: ${item.sources.map(sourceHtml).join('; ')}`,
    ...(whoAndWhen(item) ? [`Owner: ${escape(whoAndWhen(item))}`] : []),
    ...(item.note ? [`Note: ${escape(item.note)}`] : []),
  ].join('<br>\n');
}

function headHtml({ status, action, reason }: ChecklistEntry): string {
  if (status === 'not-applicable') return `<del>${rich(action)}</del> Not applicable: ${escape(reason)}`;
  return `<strong>${rich(action)}</strong> ${status === 'done' ? '(done)' : '(to do)'}`;
}

function sourceHtml(source: SourceLine): string {
  const name = escape(sourceName(source));
  return source.url ? `<a href="${escape(source.url)}">${name}</a>` : name;
}

function rich(text: string): string {
  return pieces(text)
    .map((piece) => (piece.code ? `<code>${escape(piece.text)}</code>` : escape(piece.text)))
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
