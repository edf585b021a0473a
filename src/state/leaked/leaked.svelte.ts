import { actionWords } from '../../content/incident/words.js';
import {
  ACTIONS,
  planFor,
  questionsOf,
  type Answers,
  type IncidentPlan,
  type LeakedCredential,
  type QuestionId,
  type StepId,
} from '../../core/incident/index.js';
import type { Clock } from '../../core/shared/index.js';
import { INCIDENT, readTold, writeTold, type Told } from './address.js';
import { figuresOf, type Figures } from './figures.js';
import { handOver, readHanded } from './handed.js';
import { INCIDENTS, LONGEST_NAME, type Incident, type StoredIncidents } from './incidents.js';
import { planAsMarkdown } from './markdown.js';
import { offersOf, titleOf } from './sentences.js';
import { formatRoute } from '../shell/route.js';
import type { LinkFault } from '../shell/packed.js';
import type { Router } from '../shell/router.svelte.js';
import { StoredValue, type Kept } from '../shell/storedValue.svelte.js';
import type { Shelf } from '../shell/shelf.js';

/** Something that was taken away, and how it comes back. */
export interface Undo {
  says: string;
  back: () => void;
}

/**
 * A leak: its case, the plan for it, and what of that is done. The address says the case until something is ticked
 * or named; from then on it is an incident of this browser, which says its own case, and the address follows.
 */
export class Leaked {
  readonly #router: Router;
  readonly #clock: Clock;
  readonly #stored: StoredValue<StoredIncidents>;
  #undo = $state.raw<Undo | null>(null);

  readonly #query: Readonly<Record<string, string>> = $derived.by(() =>
    this.#router.route.page === 'leaked' ? this.#router.route.query : {},
  );
  readonly incidents: readonly Incident[] = $derived.by(() => this.#stored.value.incidents);
  readonly #mine: Incident | null = $derived.by(
    () => this.incidents.find(({ id }) => id === this.#query[INCIDENT]) ?? null,
  );
  readonly #handed = $derived.by(() => readHanded(this.#query));
  /** The one on show; null for a case that nobody has begun to work on here. */
  readonly incident: Incident | null = $derived.by(() => this.#mine ?? this.#handed.incident);
  /** Whether it is somebody’s, from a link: it is read, and changes nowhere until it is added to one’s own. */
  readonly isTheirs: boolean = $derived.by(() => this.incident !== this.#mine);
  /** Why the name and the ticks that the address hands over cannot be read. */
  readonly handedFault: LinkFault | null = $derived.by(() => this.#handed.fault);
  /** Whether the address comes from somebody else’s browser, or the incident was removed here. */
  readonly isFromElsewhere: boolean = $derived.by(
    () => this.incident === null && this.#query[INCIDENT] !== undefined,
  );

  readonly #told: Told = $derived.by(() => readTold(this.incident?.told ?? this.#query));
  /** Null until the first question has been answered. */
  readonly kind: LeakedCredential | null = $derived.by(() => this.#told.kind);
  readonly answers: Answers = $derived.by(() => this.#told.answers);
  /** Parts of the address that are none of ours. */
  readonly problems: readonly string[] = $derived.by(() => this.#told.problems);
  readonly plan: IncidentPlan = $derived.by(() => planFor(this.kind, this.answers));
  readonly figures: Figures = $derived.by(() => figuresOf(this.kind, this.answers));
  readonly done: number = $derived.by(() => this.plan.steps.filter(({ does }) => this.isDone(does)).length);
  /** What was done before an answer took it out of the plan. */
  readonly doneBeside: readonly StepId[] = $derived.by(() => {
    const planned = new Set(this.plan.steps.map(({ does }) => does));
    return ACTIONS.filter((step) => this.isDone(step) && !planned.has(step));
  });

  constructor(router: Router, shelf: Shelf, clock: Clock) {
    this.#router = router;
    this.#clock = clock;
    this.#stored = new StoredValue(shelf, INCIDENTS);
  }

  /** The incidents as this browser keeps them. */
  get kept(): Kept {
    return this.#stored;
  }

  /** What was taken away last. */
  get undo(): Undo | null {
    return this.#undo;
  }

  /**
   * Names the kind. Answers about another kind do not speak of this one, so they go. Where work on a leak has begun,
   * another kind is another leak: that incident stays as it is, and a case of its own begins.
   */
  choose(kind: LeakedCredential): void {
    const { incident } = this;
    if (kind === this.kind || this.isTheirs) return;
    if (!incident || !this.#isBegunAs(incident)) {
      this.#tell(kind, {});
      return;
    }
    this.#router.replace(formatRoute(['leaked'], writeTold(kind, {})));
    this.#undo = {
      says: `“${titleOf(incident)}” is kept. This is another leak: your next tick starts a new incident.`,
      back: () => this.#router.replace(this.addressOf(incident)),
    };
  }

  /** Whether an incident is about a kind that somebody has said, and has more to it than that. */
  #isBegunAs({ name, done }: Incident): boolean {
    const isSaid = this.kind !== null && this.kind !== 'unknown';
    return isSaid && (name !== '' || Object.keys(done).length > 0);
  }

  /** Puts an answer into the case; what is assumed is not written there. Undefined takes it back. */
  say(question: QuestionId, answer: number | string | undefined): void {
    if (this.kind && !this.isTheirs) this.#tell(this.kind, { ...this.answers, [question]: answer });
  }

  /** What was answered; undefined for what is assumed. */
  said(question: QuestionId): number | string | undefined {
    return this.answers[question];
  }

  /** The answers to choose from: those of the kind, and whatever the address says. */
  offers(question: QuestionId): readonly (number | string)[] {
    const asks = this.kind === null ? [] : questionsOf(this.kind);
    const only = asks.find((ask) => ask.question === question)?.only;
    return offersOf(question, only, this.said(question));
  }

  isDone(step: StepId): boolean {
    return this.incident !== null && Object.hasOwn(this.incident.done, step);
  }

  /** In milliseconds since 1970; null where it is not done, or nobody kept the time. */
  doneAt(step: StepId): number | null {
    return this.isDone(step) ? (this.incident?.done[step] ?? null) : null;
  }

  tick(step: StepId, on: boolean): void {
    if (this.isTheirs) return;
    const at = on ? this.#clock.now() : this.doneAt(step);
    const mark = (done: Incident['done'], isOn: boolean): Incident['done'] => {
      const others = Object.entries(done).filter(([each]) => each !== step);
      return Object.fromEntries(isOn ? [...others, [step, at]] : others);
    };
    this.#change((incident) => ({ ...incident, done: mark(incident.done, on) }));
    const { incident } = this;
    if (on || !incident) return;
    this.#undo = {
      says: `“${actionWords[step].does}” is open again.`,
      back: () => this.#put(incident.id, (latest) => ({ ...latest, done: mark(latest.done, true) })),
    };
  }

  /** Gives the case on show a name, and makes it an incident where it is none yet. */
  rename(name: string): void {
    if (this.isTheirs) return;
    this.#change((incident) => ({ ...incident, name: name.trim().slice(0, LONGEST_NAME) }));
  }

  /** Takes the incident on show away, with its ticks. */
  remove(): void {
    const { incident } = this;
    if (!incident || this.isTheirs) return;
    const at = this.incidents.indexOf(incident);
    this.#stored.update(({ version, incidents }) => ({
      version,
      incidents: incidents.filter(({ id }) => id !== incident.id),
    }));
    this.#undo = {
      says: `“${titleOf(incident)}” was removed.`,
      back: () => {
        this.#stored.update(({ version, incidents }) => ({
          version,
          incidents: incidents.some(({ id }) => id === incident.id)
            ? incidents
            : incidents.toSpliced(at, 0, incident),
        }));
        this.#router.replace(this.addressOf(incident));
      },
    };
    this.#router.replace(formatRoute(['leaked']));
  }

  /** Keeps somebody’s incident as one’s own, as it came, and goes on with it. */
  addToMine(): void {
    const { incident } = this;
    if (!incident || !this.isTheirs) return;
    const mine = { ...incident, id: this.#freeId(this.#clock.now()) };
    this.#put(mine.id, (latest) => latest, mine);
    this.#router.replace(this.addressOf(mine));
  }

  takeBack(): void {
    const undo = this.#undo;
    this.#undo = null;
    undo?.back();
  }

  /** The fragment of an incident of this browser. To anybody else it says the case. */
  addressOf({ id, told }: Incident): string {
    return formatRoute(['leaked'], { ...told, [INCIDENT]: id });
  }

  /** The fragment of the case alone: who opens it begins with nothing ticked. */
  get shareable(): string {
    return formatRoute(['leaked'], writeTold(this.kind, this.answers));
  }

  /** The fragment of the incident on show with its name and ticks; null for a bare case. */
  get handedOver(): string | null {
    return this.incident && handOver(this.incident);
  }

  /** Puts into the address what the incident says: another tab may have changed it. */
  follow(): void {
    this.#stored.refresh();
    const address = this.#mine && this.addressOf(this.#mine);
    if (address !== null && address !== formatRoute(['leaked'], this.#query)) this.#router.replace(address);
  }

  /** How many steps an incident has, and how many of them are done. */
  progressOf({ told, done }: Incident): { done: number; of: number } {
    const { kind, answers } = readTold(told);
    const { steps } = planFor(kind, answers);
    return { done: steps.filter(({ does }) => Object.hasOwn(done, does)).length, of: steps.length };
  }

  /** `page` is the address of this page without its fragment. */
  markdown(page: string): string {
    return planAsMarkdown({
      kind: this.kind,
      answers: this.answers,
      incident: this.incident,
      doneBeside: this.doneBeside,
      address: page + this.shareable,
      at: this.#clock.now(),
    });
  }

  #tell(kind: LeakedCredential | null, answers: Answers): void {
    const [before, said] = [this.kind, this.answers];
    const told = writeTold(kind, answers);
    if (this.incident) this.#change((incident) => ({ ...incident, told }));
    else this.#router.replace(formatRoute(['leaked'], told));
    if (kind === before || Object.keys(said).length === 0) return;
    this.#undo = {
      says: 'The answers about the previous kind were cleared.',
      back: () => this.#tell(before, said),
    };
  }

  /** Changes the incident on show, or begins one with the case on show. */
  #change(change: (incident: Incident) => Incident): void {
    const begun = this.#clock.now();
    const id = this.incident?.id ?? this.#freeId(begun);
    this.#put(id, change, {
      id,
      name: '',
      begun,
      told: writeTold(this.kind, this.answers),
      done: {},
    });
    const changed = this.#stored.value.incidents.find((incident) => incident.id === id);
    if (changed) this.#router.replace(this.addressOf(changed));
  }

  /** Changes the latest of an incident; `otherwise` is there where another tab has removed it, or it is new. */
  #put(id: string, change: (incident: Incident) => Incident, otherwise?: Incident): void {
    this.#stored.update(({ version, incidents }) => {
      const isThere = incidents.some((incident) => incident.id === id);
      const all = isThere || !otherwise ? incidents : [...incidents, otherwise];
      return { version, incidents: all.map((each) => (each.id === id ? change(each) : each)) };
    });
  }

  /** The moment it is begun, which no other browser is likely to share. */
  #freeId(at: number): string {
    const id = at.toString(36);
    return this.incidents.some((incident) => incident.id === id) ? this.#freeId(at + 1) : id;
  }
}
