/** The address of this page with another fragment, or with none: what a link has to be that somebody else is to open. */
export function pageAddress(fragment = ''): string {
  return location.href.replace(/#.*$/, '') + fragment;
}
