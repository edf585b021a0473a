import type { Entry } from '../../shell/storedValue.svelte.js';
import { runFault, type RunFile } from '../../../core/simulation/index.js';
import type { Earlier } from '../runHistory.svelte.js';

/** What is kept beside a run. */
export interface Kept {
  /** In milliseconds since 1970. */
  bookmarks: readonly number[];
  /** Positions of the commands that the person has not given: the run was somebody's, or was shown. */
  borrowed: readonly number[];
  /** What an undo goes back to, the last change at the end. */
  earlier: readonly (Earlier & { borrowed: readonly number[] })[];
}

/** What the browser keeps of the person's own run of a scenario: how to do it again, no credential among it. */
export interface StoredRun extends Kept {
  version: 1;
  run: RunFile;
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
  const { version, run, bookmarks, borrowed = [], earlier } = (value ?? {}) as Record<string, unknown>;
  if (version !== 1 || runFault(run) || (run as RunFile).scenario.id !== scenario) return undefined;
  if (!isWholeNumbers(bookmarks) || !isWholeNumbers(borrowed)) return undefined;
  return { version, run: run as RunFile, bookmarks, borrowed, earlier: readEarlier(earlier, run as RunFile) };
}

/** A run is there without what came before it, which is all or nothing. */
function readEarlier(value: unknown, run: RunFile): Kept['earlier'] {
  const isEarlier = (each: unknown): each is Kept['earlier'][number] => {
    const { commands, at, borrowed } = (each ?? {}) as Record<string, unknown>;
    return isWholeNumbers(borrowed) && runFault({ ...run, commands, until: at }) === null;
  };
  return Array.isArray(value) && value.every(isEarlier) ? value : [];
}

function isWholeNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => Number.isSafeInteger(number));
}
