import type { Heading } from '../../../state/search/findable.js';

/** The headings of the guide with the text under each, read off the page. */
export function headingsOf(guide: Element | null): Heading[] {
  return [...(guide?.querySelectorAll(':is(h2, h3, dt)[id]') ?? [])].map((heading) => {
    // What a heading is about stands beside it: in its entry, or in the head of its section.
    const title = wordsOf(heading);
    const text = wordsOf(heading.parentElement ?? heading);
    return { id: heading.id, title, text: text.replace(title, '').trim() };
  });
}

function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
