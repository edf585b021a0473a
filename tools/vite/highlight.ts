import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { parser as go } from '@lezer/go';
import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import type { Plugin } from 'vite';

/** A stretch of code of one kind, by its length; what has no kind has the colour of the text. */
export type Run = readonly [kind: Kind | '', length: number];
export type Kind = 'comment' | 'keyword' | 'literal' | 'name';

const PARSERS = { ts: javascript.configure({ dialect: 'ts' }), py: python, go };

const KINDS = tagHighlighter([
  { tag: tags.comment, class: 'comment' },
  { tag: [tags.keyword, tags.null, tags.self, tags.modifier, tags.operatorKeyword], class: 'keyword' },
  { tag: [tags.string, tags.regexp, tags.escape, tags.number, tags.bool], class: 'literal' },
  // What the code defines, where it defines it.
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.typeName)], class: 'name' },
  { tag: tags.definition(tags.className), class: 'name' },
]);

/** Code that the prerendered page shows, with the file it is of. */
const CODE = /(<pre data-file="([\w.]+)"[^>]*><code>)([\s\S]*?)(?=<\/code>)/g;

/**
 * Colours the code in the page as it is built, by the parsers of an editor: each kind is a class, and the look of the
 * classes is in the Guide's style. No highlighter is shipped.
 */
export function highlight(): Plugin {
  return { name: 'key-or-token:highlight', transformIndexHtml: (html) => colourCode(html) };
}

export function colourCode(html: string): string {
  return html.replace(CODE, (_, opening: string, file: string, escaped: string) => {
    const code = unescaped(escaped);
    let from = 0;
    const spans = runsOf(code, file).map(([kind, length]) => {
      const text = escapedText(code.slice(from, (from += length)));
      return kind === '' ? text : `<span class="${kind}">${text}</span>`;
    });
    return opening + spans.join('');
  });
}

/** The whole of the code as runs, by the language that the ending of the file's name says. */
export function runsOf(code: string, file: string): Run[] {
  const language = file.split('.').at(-1) ?? '';
  if (!isKnown(language)) throw new Error(`highlight: no parser for ${file}`);
  const runs: [Kind | '', number][] = [];
  let end = 0;
  const add = (kind: Kind | '', until: number): void => {
    const last = runs.at(-1);
    if (last?.[0] === kind) last[1] += until - end;
    else if (until > end) runs.push([kind, until - end]);
    end = until;
  };
  highlightTree(PARSERS[language].parse(code), KINDS, (from, to, kind) => {
    add('', from);
    add(kind as Kind, to);
  });
  add('', code.length);
  return runs;
}

function isKnown(language: string): language is keyof typeof PARSERS {
  return Object.hasOwn(PARSERS, language);
}

export function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
