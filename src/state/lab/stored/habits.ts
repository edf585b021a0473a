import { object } from '../../../core/shared/index.js';
import type { Entry } from '../../shell/storedValue.svelte.js';

/** What the clock may stop at by itself. */
export const BREAKPOINT_KINDS = ['script', 'let_in', 'shut_out', 'refusal', 'reuse', 'expiry'] as const;
export type BreakpointKind = (typeof BREAKPOINT_KINDS)[number];

/** How much of the Lab is on screen: what a story needs, or everything there is. */
export const LEVELS = ['story', 'bench'] as const;
export type Level = (typeof LEVELS)[number];

export function isLevel(text: unknown): text is Level {
  return LEVELS.some((level) => level === text);
}

/** How the person wants the Lab to behave. */
export interface LabHabits {
  version: 1;
  level: Level;
  /** Whether single keys act (WCAG 2.2, 2.1.4: they can be switched off). */
  keys: boolean;
  stops: readonly BreakpointKind[];
}

/** At first time stops at what a story brings, where a revocation shows what it is worth, and where a leak ends. */
const FIRST_HABITS: LabHabits = {
  version: 1,
  level: 'story',
  keys: true,
  stops: ['script', 'let_in', 'shut_out', 'reuse', 'expiry'],
};

export const HABITS: Entry<LabHabits> = {
  name: 'lab',
  called: 'your settings of the Lab',
  version: 1,
  read: object<LabHabits>({
    version: (value) => (value === 1 ? 1 : undefined),
    // What was kept before there were levels has none.
    level: (value = FIRST_HABITS.level) => (isLevel(value) ? value : undefined),
    keys: (value) => (typeof value === 'boolean' ? value : undefined),
    // Kinds of a later version are left out.
    stops: (value) =>
      Array.isArray(value) ? BREAKPOINT_KINDS.filter((kind) => value.includes(kind)) : undefined,
  }),
  first: FIRST_HABITS,
};
