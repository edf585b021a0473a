import {
  CREDENTIALS,
  DESCENDANTS,
  LOOKUPS,
  planFor,
  type ActionId,
  type IncidentPlan,
  type Situation,
} from '../core/incident/index.js';
import { actionWords, credentialWords, exposureWords, loggedOutWords } from '../content/incident/words.js';
import { list, object, text } from '../core/shared/index.js';
import { duration } from './format.js';
import { formatRoute } from './route.js';
import type { Router } from './router.svelte.js';
import type { Shelf } from './storage.js';

/**
 * What counts while nobody has said otherwise, on the cautious side: the gateway cache that AWS has by default, the
 * lifetime that Auth0 gives a token, the clock skew that .NET allows.
 */
export const ASSUMED: Situation = {
  credential: 'api-key',
  cacheS: 300,
  lifetimeS: 86_400,
  leewayS: 300,
  lookup: 'none',
  listS: 60,
  issued: 'unsure',
};

/** The parameters of the address, by what they say. */
const NUMBERS = { cache: 'cacheS', lifetime: 'lifetimeS', leeway: 'leewayS', list: 'listS' } as const;
const CHOICES = { kind: CREDENTIALS, lookup: LOOKUPS, issued: DESCENDANTS } as const;
const MOST_S = 10 * 365 * 86_400;

const ENTRY = 'incident';
const readDone = object<{ version: 1; done: string[] }>({
  version: (value) => (value === 1 ? 1 : undefined),
  done: list(text),
});

/** The case as the address says it, the plan for it, and what of that is done. */
export class Leaked {
  readonly #router: Router;
  readonly #shelf: Shelf;
  #done = $state.raw<readonly string[]>([]);

  readonly #read = $derived.by(() =>
    readSituation(this.#router.route.page === 'leaked' ? this.#router.route.query : {}),
  );
  readonly situation: Situation = $derived.by(() => ({ ...ASSUMED, ...this.#read.said }));
  /** True once the first question has been answered. */
  readonly isTold: boolean = $derived.by(() => this.#read.said.credential !== undefined);
  /** Parts of the address that are none of ours. */
  readonly problems: readonly string[] = $derived.by(() => this.#read.problems);
  readonly plan: IncidentPlan = $derived.by(() => planFor(this.situation));

  constructor(router: Router, shelf: Shelf) {
    this.#router = router;
    this.#shelf = shelf;
    this.#done = this.#kept();
  }

  isSaid(member: keyof Situation): boolean {
    return this.#read.said[member] !== undefined;
  }

  /** Puts an answer into the address; what is assumed is not written there. */
  say(change: Partial<Situation>): void {
    const said = { ...this.#read.said, ...change };
    this.#router.replace(formatRoute(['leaked'], writeSituation(said)));
  }

  isDone(action: ActionId): boolean {
    return this.#done.includes(this.#name(action));
  }

  tick(action: ActionId, on: boolean): void {
    const name = this.#name(action);
    const others = this.#kept().filter((each) => each !== name);
    this.#done = on ? [...others, name] : others;
    this.#shelf.save(ENTRY, { version: 1, done: this.#done });
  }

  startAgain(): void {
    this.#done = [];
    this.#shelf.save(ENTRY, { version: 1, done: [] });
    this.#router.replace(formatRoute(['leaked']));
  }

  markdown(): string {
    const { credential } = this.situation;
    const { actions, exposure, descendants, loggedOut } = this.plan;
    return [
      `# ${credentialWords[credential].name} has leaked`,
      `It works for at most ${longest(exposure.atMostS)} after you revoke it. ${exposureWords[exposure.by]}`,
      ...(descendants
        ? [`What was issued from it works for at most ${longest(descendants.atMostS)} more.`]
        : []),
      `Logged out: ${loggedOutWords[loggedOut]}`,
      actions
        .map(
          (action) =>
            `- [${this.isDone(action) ? 'x' : ' '}] ${actionWords[action].does}. ${actionWords[action].why}`,
        )
        .join('\n'),
      '',
    ].join('\n\n');
  }

  /** Ticks belong to the kind of credential that leaked. */
  #name(action: ActionId): string {
    return `${this.situation.credential} ${action}`;
  }

  #kept(): readonly string[] {
    const loaded = this.#shelf.load(ENTRY, (value) => readDone(value) ?? null);
    return loaded.kind === 'found' ? loaded.value.done : this.#done;
  }
}

/** `0 s`, `5 min 00 s`, `24 h 05 min`. */
export function longest(seconds: number): string {
  return duration(seconds * 1000);
}

function readSituation(query: Readonly<Record<string, string>>): {
  said: Partial<Situation>;
  problems: string[];
} {
  const said: Partial<Situation> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    const read = readOne(name, value);
    if (read) Object.assign(said, read);
    else problems.push(name.slice(0, 30));
  }
  return { said, problems };
}

function readOne(name: string, value: string): Partial<Situation> | null {
  if (Object.hasOwn(NUMBERS, name)) {
    const seconds = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    return seconds <= MOST_S ? { [NUMBERS[name as keyof typeof NUMBERS]]: seconds } : null;
  }
  if (!Object.hasOwn(CHOICES, name)) return null;
  const choices: readonly string[] = CHOICES[name as keyof typeof CHOICES];
  return choices.includes(value) ? { [name === 'kind' ? 'credential' : name]: value } : null;
}

function writeSituation(said: Partial<Situation>): Record<string, string> {
  const { credential = '', lookup = '', issued = '' } = said;
  const numbers = Object.entries(NUMBERS).map(([name, member]) => [name, String(said[member] ?? '')]);
  return { kind: credential, ...Object.fromEntries(numbers), lookup, issued };
}
