import type { LabScenario } from '../../../content/scenarios/index.js';
import type { RunFile } from '../../../core/simulation/index.js';
import type { Shelf } from '../../shell/shelf.js';
import { StoredValue, type Kept } from '../../shell/storedValue.svelte.js';
import type { Lab } from '../lab.svelte.js';
import { storedRun, type StoredRun } from './labStorage.js';
import { FIRST_SEED } from '../link.js';

/** The person's own run of each story: as seed and commands, in this browser. */
export class OwnRuns {
  readonly #shelf: Shelf;
  /** Of the story that was opened last. */
  #run = $state.raw<{ scenario: string; stored: StoredValue<StoredRun | null> } | null>(null);

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  get kept(): readonly Kept[] {
    return this.#run ? [this.#run.stored] : [];
  }

  /** The run of a story, where there is something to go on with. */
  find(story: LabScenario): StoredRun | null {
    const stored = this.#of(story.world.id).refresh();
    const isChanged =
      stored && (stored.earlier.length > 0 || isWorthKeeping(stored.run, stored.bookmarks, story));
    return isChanged ? stored : null;
  }

  /** Saves a run that something was done to, or of which something is saved already. */
  save(lab: Lab, story: LabScenario): void {
    const run = lab.export();
    const isStored = this.#of(run.scenario.id).refresh() !== null;
    if (isStored || isWorthKeeping(run, lab.bookmarks.moments, story)) this.put(lab);
  }

  /** Saves a run whatever is in it. False where the browser keeps nothing. */
  put(lab: Lab): boolean {
    const run = lab.export();
    const { borrowed, earlier } = lab;
    const bookmarks = lab.bookmarks.moments;
    return this.#of(run.scenario.id).save({ version: 1, run, bookmarks, borrowed, earlier });
  }

  #of(scenario: string): StoredValue<StoredRun | null> {
    if (this.#run?.scenario !== scenario)
      this.#run = { scenario, stored: new StoredValue(this.#shelf, storedRun(scenario)) };
    return this.#run.stored;
  }
}

/** Whether anything was done to it: a story that was only watched begins anew next time. */
function isWorthKeeping(run: RunFile, bookmarks: readonly number[], { world }: LabScenario): boolean {
  const isChanged = JSON.stringify(run.scenario) !== JSON.stringify(world);
  return run.commands.length > 0 || bookmarks.length > 0 || run.seed !== FIRST_SEED || isChanged;
}
