import type { Command, RunFile, Scenario } from '../../core/simulation/index.js';
import type { Watching } from './runHistory.svelte.js';

/** Why what a run comes to is not the person's own doing; null where it is. */
export type NotDoneHere = 'watched' | 'borrowed' | 'set_up' | null;

/** Remembers which commands nobody gave here, and how the story is told. */
export class Provenance {
  /** The story's own world, which a link or a file may have set up otherwise. */
  readonly #told: Scenario;
  readonly #borrowed = new WeakSet<Command>();

  constructor(told: Scenario) {
    this.#told = told;
  }

  /** These commands came with a link or a file, or were shown. */
  borrow(commands: readonly Command[]): void {
    for (const command of commands) this.#borrowed.add(command);
  }

  /** Positions of the commands that came from elsewhere. */
  borrowedIn(commands: readonly Command[]): number[] {
    return [...commands.entries()].flatMap(([position, command]) =>
      this.#borrowed.has(command) ? [position] : [],
    );
  }

  /** How tokens are signed may differ: it makes nothing easier. */
  of({ scenario, commands }: Pick<RunFile, 'scenario' | 'commands'>, watching: Watching): NotDoneHere {
    if (watching !== null) return 'watched';
    if (this.borrowedIn(commands).length > 0) return 'borrowed';
    const asTold = (world: Scenario): string =>
      JSON.stringify({ ...world, api: { ...world.api, alg: null } });
    return asTold(scenario) === asTold(this.#told) ? null : 'set_up';
  }
}
