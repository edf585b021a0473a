import { HABITS } from '../state/lab/stored/habits.js';
import type { Shelf } from '../state/shell/shelf.js';

const FIELDS = 'input, select, textarea, [contenteditable], dialog';

/** Whether a key press is meant for what has the focus, or for the browser; `more` names what else has a use for it. */
export function isMeantElsewhere(event: KeyboardEvent, more?: string): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  return target instanceof Element && target.closest(more ? `${FIELDS}, ${more}` : FIELDS) !== null;
}

/** Single keys can be switched off (WCAG 2.2, 2.1.4), for all pages at once. */
export function actsOnKeys(shelf: Shelf): boolean {
  const kept = shelf.load(HABITS.name, HABITS.read);
  return (kept.kind === 'found' ? kept.value : HABITS.first).keys;
}
