/** Takes the reader to a heading: on screen, and for a screen reader, which then says where it is. */
export function arrive(heading: HTMLElement): void {
  if (heading.tagName === 'H1') window.scrollTo(0, 0);
  else heading.scrollIntoView();
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
