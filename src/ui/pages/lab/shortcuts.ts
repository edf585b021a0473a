import type { Lab } from '../../../state/lab.svelte.js';

/** On a small screen a request opens in a sheet over everything: it waits until it is asked for. */
export function hasPanel(): boolean {
  return window.matchMedia('(min-width: 1100px)').matches;
}

/** Single keys that drive the clock, by `KeyboardEvent.key`. */
export const SHORTCUTS: readonly { key: string; shown: string; does: string; press: (lab: Lab) => void }[] = [
  { key: ' ', shown: 'Space', does: 'play or pause', press: (lab) => lab.playback.toggle() },
  { key: 'n', shown: 'n', does: 'next request', press: (lab) => void lab.stepToNextRequest(hasPanel()) },
  {
    key: 'v',
    shown: 'v',
    does: 'next change of verdict',
    press: (lab) => void lab.runToNextChange(hasPanel()),
  },
  { key: 'e', shown: 'e', does: 'run to expiry', press: (lab) => void lab.runToExpiry() },
  { key: 'b', shown: 'b', does: 'bookmark this moment', press: (lab) => lab.toggleBookmark() },
  { key: '[', shown: '[', does: 'bookmark before', press: (lab) => lab.goToBookmark(-1) },
  { key: ']', shown: ']', does: 'bookmark after', press: (lab) => lab.goToBookmark(1) },
];

const FIELDS = 'input, select, textarea, [contenteditable], dialog';
/** Where the space bar has a meaning of its own. */
const PRESSABLE = `button, a, summary, ol, ul`;

/** What a key press means, unless it is typed into something or belongs to what has the focus. */
export function shortcutOf(event: KeyboardEvent): (typeof SHORTCUTS)[number] | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(event.key === ' ' ? `${FIELDS}, ${PRESSABLE}` : FIELDS)) return undefined;
  return SHORTCUTS.find(({ key }) => key === event.key);
}
