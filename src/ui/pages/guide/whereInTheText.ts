/** A line across the window, a quarter of the way down: the section that it crosses is the one that is read. */
const LINE = '-25% 0px -75% 0px';

/** Marks in the contents which part of the guide is being read. */
export function markWhereInTheText(guide: Element): void {
  const linkOf = new Map<Element, Element>();
  for (const link of guide.querySelectorAll<HTMLAnchorElement>('.contents ol a')) {
    const section = guide.querySelector(link.hash)?.closest('section');
    if (section) linkOf.set(section, link);
  }
  const line = new IntersectionObserver(
    (entries) => {
      const read = entries.find(({ isIntersecting }) => isIntersecting)?.target;
      if (!read) return;
      for (const [section, link] of linkOf) {
        if (section === read) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    },
    { rootMargin: LINE },
  );
  for (const section of linkOf.keys()) line.observe(section);
}
