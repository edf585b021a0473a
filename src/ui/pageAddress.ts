/** The address of this page without its fragment: what a link that is copied begins with. */
export function pageAddress(): string {
  return location.href.replace(/#.*$/, '');
}
