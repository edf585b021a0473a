import type { Call, CallVerdict } from './call.js';

/** Which calls the list shows; nothing is any. */
export interface Filter {
  client: string;
  verdict: CallVerdict | '';
}

export const VERDICTS: readonly { value: CallVerdict; label: string }[] = [
  { value: 'allowed', label: 'Allowed' },
  { value: 'refused', label: 'Refused' },
  { value: 'throttled', label: 'Throttled' },
  { value: 'none', label: 'No answer' },
];

/** The calls of a log that a filter lets through, oldest first, without going through all of them for each new one. */
export class Filtered {
  #found: Call[] = [];
  #read = 0;
  #first: Call | undefined;
  #filter: Filter | null = null;

  follow(calls: readonly Call[], filter: Filter): readonly Call[] {
    const isSame =
      calls[0] === this.#first &&
      filter.client === this.#filter?.client &&
      filter.verdict === this.#filter.verdict;
    if (!isSame || calls.length < this.#read) {
      this.#found = [];
      this.#read = 0;
      [this.#first] = calls;
      this.#filter = { ...filter };
    }
    for (; this.#read < calls.length; this.#read += 1) {
      const call = calls[this.#read];
      if (call && lets(filter, call)) this.#found.push(call);
    }
    return this.#found;
  }
}

function lets({ client, verdict }: Filter, call: Call): boolean {
  return (client === '' || call.client === client) && (verdict === '' || call.verdict === verdict);
}

/** How many of the calls, which stand in the order of their ids, have one up to `id`. */
export function upTo(calls: readonly Call[], id: number): number {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((calls[middle]?.id ?? 0) <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}
