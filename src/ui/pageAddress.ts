/** The address of this page without its fragment: what a link to one of our pages begins with, where somebody else is to open it. */
export function pageAddress(): string {
  return location.href.replace(/#.*$/, '');
}
