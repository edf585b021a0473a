import type { Heading } from '../../../state/shell/search/findable.js';

/** The headings of the guide with the text under each, read off the page. */
export function headingsOf(guide: Element | null): Heading[] {
  return [...(guide?.querySelectorAll(':is(h2, h3, dt)[id]') ?? [])].map((heading) => {
    // What a heading is about stands beside it: in its entry, or in the head of its section.
    const title = wordsOf(heading);
    const text = wordsOf(heading.parentElement ?? heading);
    return { id: heading.id, title, text: text.replace(title, '').trim() };
  });
}

/** Words of neighbouring elements stay apart: a scale is no “1 s10 s”. */
function wordsOf(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '');
  return texts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,:;?!)])/g, '')
    .trim();
}
