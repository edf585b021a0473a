/** The whole address of a fragment of this page: what a link in a document has to be. */
export function addressHere(fragment: string): string {
  return location.href.replace(/#.*$/, '') + fragment;
}
