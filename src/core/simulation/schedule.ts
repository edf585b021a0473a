import { dueAt } from './actors/caller.js';
import type { ClientRow, Command } from './types/index.js';

/** What happens next: a command that was waiting for its moment, or the turn of a caller. */
export type Due = { at: number; command: Command } | { at: number; client: ClientRow };

/** The commands that wait for their moment, and the order in which they and the callers come. */
export class Schedule {
  #waiting: readonly Command[];

  constructor(commands: readonly Command[]) {
    // Earlier first; commands of the same moment keep their order.
    this.#waiting = [...commands].sort((a, b) => a.at - b.at);
  }

  /** Takes what comes next, up to `until`. At the same moment callers go first, so a command sees what it reacts to. */
  next(clients: Iterable<ClientRow>, until: number): Due | null {
    const client = firstOf(clients);
    const clientAt = client ? dueAt(client) : Infinity;
    const [command] = this.#waiting;
    if (command && command.at < clientAt) {
      if (command.at > until) return null;
      this.#waiting = this.#waiting.slice(1);
      return { at: command.at, command };
    }
    return client && clientAt <= until ? { at: clientAt, client } : null;
  }
}

function firstOf(clients: Iterable<ClientRow>): ClientRow | undefined {
  let first: ClientRow | undefined;
  for (const client of clients) {
    if (!first || dueAt(client) < dueAt(first)) first = client;
  }
  return first;
}
