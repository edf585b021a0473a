import type { Entry } from '../shell/persisted.svelte.js';

/** What the clock may stop at by itself. */
export const BREAKPOINT_KINDS = ['script', 'let_in', 'shut_out', 'refusal', 'reuse', 'expiry'] as const;
export type BreakpointKind = (typeof BREAKPOINT_KINDS)[number];

/** How the person wants the Lab to behave. */
export interface LabHabits {
  version: 1;
  /** Whether single keys act (WCAG 2.2, 2.1.4: they can be switched off). */
  keys: boolean;
  stops: readonly BreakpointKind[];
}

/** At first time stops where a revocation shows what it is worth, and where a leak comes to its end. */
const FIRST_HABITS: LabHabits = {
  version: 1,
  keys: true,
  stops: ['let_in', 'shut_out', 'reuse', 'expiry'],
};

function readHabits(value: unknown): LabHabits | null {
  const { version, keys, stops } = (value ?? {}) as Record<string, unknown>;
  if (version !== 1 || typeof keys !== 'boolean' || !Array.isArray(stops)) return null;
  return { version, keys, stops: BREAKPOINT_KINDS.filter((kind) => stops.includes(kind)) };
}

export const HABITS: Entry<LabHabits> = { name: 'lab', version: 1, read: readHabits, first: FIRST_HABITS };
