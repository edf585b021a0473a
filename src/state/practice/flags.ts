import { duration } from '../text/format.js';
import type { ClockMessage, FaultMessage } from './server/messages.js';

/** What was done to the server, as a line across the timeline. */
export interface LiveFlag {
  at: number;
  label: string;
}

const MOST_KEPT = 100;
/** Our clock and the server’s tick apart by so much. */
const SAME_MS = 900;

/** What somebody has done to the server, oldest first. */
export class LiveFlags {
  #flags: LiveFlag[] = [];

  get all(): readonly LiveFlag[] {
    return this.#flags;
  }

  add(at: number, label: string): void {
    const last = this.#flags.at(-1);
    // Those of one moment share a flag.
    if (last && last.at >= at) {
      const labels = last.label.split(' · ');
      if (!labels.includes(label))
        this.#flags[this.#flags.length - 1] = { ...last, label: `${last.label} · ${label}` };
      return;
    }
    this.#flags = [...this.#flags.slice(1 - MOST_KEPT), { at, label }];
  }

  clear(): void {
    this.#flags = [];
  }
}

/** What a change of the clock is called, if it is one. */
export function clockFlag(movedBy: number, { frozen }: ClockMessage, wasFrozen: boolean): string | null {
  if (Math.abs(movedBy) > SAME_MS) return `${movedBy > 0 ? '+' : '−'}${shortly(Math.abs(movedBy))}`;
  if (frozen !== wasFrozen) return frozen ? 'clock frozen' : 'clock runs';
  return null;
}

/** `15 min`, but `15 min 30 s`. */
function shortly(ms: number): string {
  return duration(Math.round(ms / 1000) * 1000).replace(/ 00 (?:s|min)$/, '');
}

/** What a new fault is called: the last one listed that was not there before. */
export function faultFlag(before: readonly FaultMessage[], now: readonly FaultMessage[]): string | null {
  const known = new Set(before.map(({ id }) => id));
  const added = now.filter(({ id }) => !known.has(id)).at(-1);
  return added ? `fault ${added.answer}` : null;
}
