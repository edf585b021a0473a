import type { Findable } from '../state/shell/search/findable.js';
import { arrive } from './arrive.js';

/** A page that takes longer than this to load shows itself from its top. */
const PATIENCE_MS = 5000;

/** Opens the address of what was found, and takes the reader to its place there once it is on the page. */
export function goTo({ address, element }: Pick<Findable, 'address' | 'element'>): void {
  window.location.hash = address;
  if (element === undefined) return;
  const look = (): boolean => {
    const place = document.getElementById(element);
    if (place) arrive(place);
    return place !== null;
  };
  // The page of the new address is not there before the next turn.
  setTimeout(() => {
    if (look()) return;
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => observer.disconnect(), PATIENCE_MS);
  });
}
