import type { Entry } from '../shell/persisted.svelte.js';

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

/** What was kept before there were levels has none. */
function readHabits(value: unknown): LabHabits | null {
  const { version, level = FIRST_HABITS.level, keys, stops } = (value ?? {}) as Record<string, unknown>;
  if (version !== 1 || !isLevel(level) || typeof keys !== 'boolean' || !Array.isArray(stops)) return null;
  return { version, level, keys, stops: BREAKPOINT_KINDS.filter((kind) => stops.includes(kind)) };
}

export const HABITS: Entry<LabHabits> = { name: 'lab', version: 1, read: readHabits, first: FIRST_HABITS };
