import { CREDENTIALS } from '../../core/incident/index.js';
import { list, object, table, text, type Reader } from '../../core/shared/index.js';
import type { Entry } from '../shell/storedValue.svelte.js';

/** One leak that somebody works on. All times are milliseconds since 1970. */
export interface Incident {
  /** Its own in this browser, and part of its address here. */
  id: string;
  /** Empty where nobody has named it. */
  name: string;
  /** Null where it was begun in a version that kept no times. */
  begun: number | null;
  /** The case, as the parameters of an address. */
  told: Readonly<Record<string, string>>;
  /** When each step was ticked, by its id; null where it was ticked in a version that kept no times. */
  done: Readonly<Record<string, number | null>>;
}

/** What the browser keeps of incidents, in the order in which they were begun. */
export interface StoredIncidents {
  version: 2;
  incidents: readonly Incident[];
}

/** Longer than any name of an incident, and short enough for a line. */
export const LONGEST_NAME = 80;
/** The last moment that a date can say (ECMA-262, “Time Values and Time Range”). */
const LAST = 8.64e15;

/** Milliseconds since 1970; null where nobody kept them. */
export const time: Reader<number | null> = (value) =>
  value === null || (Number.isSafeInteger(value) && Math.abs(Number(value)) <= LAST)
    ? (value as number | null)
    : undefined;

const readNow: Reader<StoredIncidents> = object<StoredIncidents>({
  version: (value) => (value === 2 ? 2 : undefined),
  incidents: list(
    object<Incident>({ id: text, name: text, begun: time, told: table(text), done: table(time) }),
  ),
});

/** Version 1 kept one list of ticks for all leaks: `api-key revoke`, the kind and the step. */
const readFirst = object<{ version: 1; done: string[] }>({
  version: (value) => (value === 1 ? 1 : undefined),
  done: list(text),
});

export const INCIDENTS: Entry<StoredIncidents> = {
  name: 'incident',
  called: 'your incidents',
  version: 2,
  read: (value) => readNow(value) ?? fromFirst(readFirst(value)?.done),
  first: { version: 2, incidents: [] },
};

/** An incident for each kind that had ticks. What was ticked before the kind was known goes with the first of them. */
function fromFirst(ticks: readonly string[] | undefined): StoredIncidents | undefined {
  if (!ticks) return undefined;
  const stepsOf = (kind: string): string[] =>
    ticks.filter((tick) => tick.startsWith(`${kind} `)).map((tick) => tick.slice(kind.length + 1));
  const kinds: string[] = CREDENTIALS.filter((kind) => stepsOf(kind).length > 0);
  const early = stepsOf('any');
  const incident = (kind: string, steps: readonly string[]): Incident => ({
    id: `earlier-${kind}`,
    name: '',
    begun: null,
    told: kind === 'any' ? {} : { kind },
    done: Object.fromEntries(steps.map((step) => [step, null])),
  });
  const cases = kinds.length > 0 || early.length === 0 ? kinds : ['any'];
  const incidents = cases.map((kind, at) =>
    incident(kind, at === 0 ? [...new Set([...early, ...stepsOf(kind)])] : stepsOf(kind)),
  );
  return { version: 2, incidents };
}
