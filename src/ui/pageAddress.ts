/**
 * The address of the app with another fragment, or with none: what a link has to be that somebody else is to open. A framed
 * story lies beside the app, and is no place to go on.
 */
export function pageAddress(fragment = ''): string {
  return location.href.replace(/#.*$/, '').replace(/embed\.html$/, '') + fragment;
}
