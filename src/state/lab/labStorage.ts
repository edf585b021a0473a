import type { Entry } from '../shell/storedValue.svelte.js';
import { runFault, type RunFile } from '../../core/simulation/index.js';

/** What the browser keeps of the person's own run of a scenario: how to do it again, no credential among it. */
export interface StoredRun {
  version: 1;
  run: RunFile;
  /** In milliseconds since 1970. */
  bookmarks: readonly number[];
  /** Positions of the commands that the person has not given: the run was somebody's, or was shown. */
  borrowed?: readonly number[];
}

/** Null before there is any. */
export function storedRun(scenario: string): Entry<StoredRun | null> {
  return {
    name: `lab/${scenario}`,
    called: 'your run of this scenario',
    version: 1,
    read: (value) => readRun(value, scenario),
    first: null,
  };
}

/** Nothing for anything that this version did not write, or that is a run of another scenario. */
function readRun(value: unknown, scenario: string): StoredRun | undefined {
  const { version, run, bookmarks, borrowed = [] } = (value ?? {}) as Record<string, unknown>;
  if (version !== 1 || runFault(run) || (run as RunFile).scenario.id !== scenario) return undefined;
  if (!isWholeNumbers(bookmarks) || !isWholeNumbers(borrowed)) return undefined;
  return { version, run: run as RunFile, bookmarks, borrowed };
}

function isWholeNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => Number.isSafeInteger(number));
}
