/** What a first visit is shown, in this order. `at` is the `data-tour` of the part that is pointed at. */
export interface TourStop {
  at: string;
  title: string;
  text: string;
}

export const tour: readonly TourStop[] = [
  {
    at: 'timeline',
    title: 'The same traffic, twice',
    text: 'Above, calls with an API key. Below, the same calls with a JWT. A bar is a call that was let in, a cross one that was refused.',
  },
  {
    at: 'credentials',
    title: 'Real credentials',
    text: 'Minted in this tab, and only here. Leak one, revoke it, rotate it: the timeline shows what happens next.',
  },
  {
    at: 'clock',
    title: 'A clock you control',
    text: 'Play, pause, go faster, or drag back to an earlier moment and do something else. Both runs stay.',
  },
  {
    at: 'request',
    title: 'Why this answer',
    text: 'Choose any call: the HTTP exchange, what the server did step by step, and the event that decided it.',
  },
  {
    at: 'bill',
    title: 'What it costs',
    text: 'How long the thief was let in after you revoked, and what you pay for less: reads, rows, calls refused to your own customer.',
  },
];
