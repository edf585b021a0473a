import type { Bill, Command, Lane, LogEvent, Run, Scenario, View } from '../../core/simulation/index.js';

/** What is shown rather than done by the person: the run that a question is about, or the solution. */
export type Watching = 'question' | 'solution' | null;

/** The run before the last fork. */
interface Fork {
  run: Run;
  /** In milliseconds since 1970. */
  forkedAt: number;
}

/** That run, as it stands at the moment on screen. */
export interface Baseline {
  wholeLog: readonly LogEvent[];
  view: View;
  bill: Record<Lane, Bill>;
  forkedAt: number;
}

/** What the run was before a change: how to come by it again, and the moment of the change. */
export interface Earlier {
  commands: readonly Command[];
  /** In milliseconds since 1970. */
  at: number;
}

interface Before extends Earlier {
  /** What was kept is done again only when somebody goes back to it. */
  open: () => Promise<Run>;
  world: Scenario;
  fork: Fork | null;
  watching: Watching;
}

/** So many changes are kept beyond the tab. */
const MOST_KEPT = 20;

/** The run on screen, the one that it was forked from, and what there was before each command, to go back to. */
export class RunHistory {
  #run = $state.raw() as Run;
  #fork = $state.raw<Fork | null>(null);
  #before = $state.raw<readonly Before[]>([]);
  #watching = $state<Watching>(null);

  /** `earlier`: what can be gone back to from the start; `open` does such commands again. */
  constructor(
    run: Run,
    earlier: readonly Earlier[] = [],
    open: (commands: readonly Command[]) => Promise<Run> = () => Promise.resolve(run),
  ) {
    this.#run = run;
    this.#before = earlier.map(({ commands, at }) => ({
      commands,
      at,
      open: () => open(commands),
      world: run.scenario,
      fork: null,
      watching: null,
    }));
  }

  /** The latest changes that can be undone in this world: what was shown, or is set up otherwise, is none of them. */
  get earlier(): Earlier[] {
    const world = JSON.stringify(this.#run.scenario);
    const isOther = (before: Before): boolean =>
      before.watching !== null || JSON.stringify(before.world) !== world;
    const kept = this.#before.slice(this.#before.findLastIndex(isOther) + 1);
    return kept.slice(-MOST_KEPT).map(({ commands, at }) => ({ commands, at }));
  }

  get run(): Run {
    return this.#run;
  }

  /** The run before the last fork, where it is there to compare with. */
  baselineAt(at: number): Baseline | null {
    if (!this.#fork) return null;
    const { run, forkedAt } = this.#fork;
    return { wholeLog: run.log, view: run.view(at), bill: run.bill(at), forkedAt };
  }

  /** What time passes in: the run on screen, and the one that it is compared with. */
  get runs(): Run[] {
    return this.#fork ? [this.#run, this.#fork.run] : [this.#run];
  }

  get watching(): Watching {
    return this.#watching;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** Goes on in another future from the moment `at`. With `forkedAt`, the one before stays to compare with. */
  goOn(run: Run, at: number, forkedAt: number | null): void {
    this.#remember(at);
    if (forkedAt !== null) this.#fork = { run: this.#run, forkedAt };
    this.#run = run;
  }

  /** Puts a run that begins anew in place of the one that stood at `at`. */
  begin(run: Run, at: number): void {
    this.#remember(at);
    this.#watching = null;
    this.#fork = null;
    this.#run = run;
  }

  watch(what: Watching): void {
    this.#watching = what;
  }

  /** Takes the last change back. Answers with the moment it was made at; null where there is none. */
  async back(): Promise<number | null> {
    const last = this.#before.at(-1);
    if (!last) return null;
    const run = await last.open();
    this.#before = this.#before.slice(0, -1);
    this.#run = run;
    this.#fork = last.fork;
    this.#watching = last.watching;
    return last.at;
  }

  dropBaseline(): void {
    this.#fork = null;
  }

  #remember(at: number): void {
    const run = this.#run;
    const { scenario: world, commands } = run.export();
    const before = { open: () => Promise.resolve(run), world, commands, at };
    this.#before = [...this.#before, { ...before, fork: this.#fork, watching: this.#watching }];
  }
}
