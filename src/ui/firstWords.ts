/**
 * Takes the first words of all pages (`#first` in index.html) out of the document while a page stands, so that nothing is
 * there twice for whoever searches it, and puts them back while the next page is on its way.
 */
export function keepFirstWords(document: Document): void {
  const first = document.querySelector('#first');
  const page = document.querySelector('#page');
  if (!first || !page) return;
  const follow = (): void => {
    const isNeeded = document.documentElement.dataset['page'] !== 'guide' && !page.querySelector('h1');
    if (isNeeded !== first.isConnected) {
      if (isNeeded) page.after(first);
      else first.remove();
    }
  };
  new MutationObserver(follow).observe(page, { childList: true, subtree: true });
  follow();
}
