/** A single key, as the person presses it, and what it does. */
export interface Shortcut {
  /** By `KeyboardEvent.key`. */
  key: string;
  shown: string;
  does: string;
}

export const everywhere: readonly Shortcut[] = [
  { key: '/', shown: '/', does: 'search' },
  { key: '?', shown: '?', does: 'show these shortcuts' },
];

/** What drives the clock of the Lab. */
export const ofTheLab = [
  { key: ' ', shown: 'Space', does: 'play or pause' },
  { key: 'n', shown: 'n', does: 'next request' },
  { key: 'v', shown: 'v', does: 'next change of verdict' },
  { key: 'e', shown: 'e', does: 'run to expiry' },
  { key: 'b', shown: 'b', does: 'bookmark this moment' },
  { key: '[', shown: '[', does: 'bookmark before' },
  { key: ']', shown: ']', does: 'bookmark after' },
] as const satisfies readonly Shortcut[];

/** The replies of the 60-second check, in the order of its buttons. */
export const ofTheCheck: readonly Shortcut[] = [
  { key: 'y', shown: 'Y', does: 'yes, this is true' },
  { key: 'n', shown: 'N', does: 'no, or not everywhere' },
  { key: 'u', shown: 'U', does: 'not sure' },
  { key: 'x', shown: 'X', does: 'does not apply' },
];
