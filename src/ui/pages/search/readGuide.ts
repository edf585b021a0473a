import type { Heading } from '../../../state/shell/search/findable.js';

const HEADING = ':is(h2, h3, dt)[id]';
/** What is on the page and is not said there: other ways to it, code, and drawings. */
const UNREAD = 'nav, pre, svg, noscript, button, summary';

/** The headings of the guide with the text under each, up to the next one, read off the page. */
export function headingsOf(guide: Element | null): Heading[] {
  const found: { heading: Element; title: Node[]; text: Node[] }[] = [];
  for (const node of guide ? textsIn(guide) : []) {
    const heading = node.parentElement?.closest(HEADING) ?? null;
    const last = found.at(-1);
    if (heading && heading !== last?.heading) found.push({ heading, title: [node], text: [] });
    else (heading ? last?.title : last?.text)?.push(node);
  }
  return found.map(({ heading, title, text }) => ({
    id: heading.id,
    title: wordsOf(title),
    text: wordsOf(text),
  }));
}

function textsIn(guide: Element): Node[] {
  const walker = document.createTreeWalker(guide, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement?.closest(UNREAD)) texts.push(walker.currentNode);
  }
  return texts;
}

/** Words of neighbouring elements stay apart: a scale is no “1 s10 s”. Code is part of the sentence it stands in. */
function wordsOf(texts: readonly Node[]): string {
  const sentenceOf = (text: Node | undefined): Element | null | undefined =>
    text?.parentElement?.closest(':not(code)');
  return texts
    .map((text, index) => {
      const isSameSentence = index > 0 && sentenceOf(text) === sentenceOf(texts[index - 1]);
      return `${isSameSentence ? '' : ' '}${text.textContent ?? ''}`;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,:;?!)](\s|$))/g, '')
    .trim();
}
