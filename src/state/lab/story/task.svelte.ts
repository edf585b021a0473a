import type { Goal, GoalLine } from '../../../content/scenarios/index.js';
import {
  commandsGiven,
  judge,
  type Judgement,
  type Outcome,
  type Scenario,
} from '../../../core/simulation/index.js';
import { count, lasted } from '../../text/format.js';
import type { NotDoneHere } from '../provenance.js';
import type { Watching } from '../runHistory.svelte.js';

/** Why this run does not count: said from the start, not only when it has come to something. */
const NOT_DONE_HERE = {
  watched: { met: 'Met, by the solution. It does not count.', open: 'You are watching the solution.' },
  borrowed: {
    met: 'Met, by the run you opened. Start again to solve it yourself.',
    open: 'The run you opened does not count.',
  },
  set_up: {
    met: 'Met, but this setup differs from the story’s own, so it does not count.',
    open: 'This setup differs from the story’s own, so it does not count.',
  },
};

/** The run that is judged. */
interface Judged {
  readonly world: Scenario;
  readonly outcome: Outcome;
  readonly playback: { readonly at: number };
  readonly provenance: NotDoneHere;
  readonly watching: Watching;
  time(at: number): string;
}

/** How the run on screen stands by the goal of its story, in words. */
export class Task {
  readonly #lab: Judged;
  readonly goal: Goal;
  readonly judgement: Judgement<GoalLine> = $derived.by(() => judge(this.goal, this.#lab.outcome));
  /** How many commands the person has given. */
  readonly given: number = $derived.by(() => commandsGiven(this.#lab.outcome, this.#lab.world));
  readonly state: Judgement<GoalLine>['state'] = $derived(this.judgement.state);
  /** Met, by the person. */
  readonly isSolved: boolean = $derived.by(() => this.state === 'met' && this.#lab.provenance === null);
  readonly verdict: string = $derived.by(() => this.#verdict());

  constructor(lab: Judged, goal: Goal) {
    this.#lab = lab;
    this.goal = goal;
  }

  /** Whether one of its conditions holds by the moment on screen. */
  isUnmet(line: GoalLine): boolean {
    return this.judgement.unmet.some(({ condition }) => condition === line);
  }

  /** Whether there is anything to say of it yet: some count from a moment on. */
  isPending({ measure }: GoalLine): boolean {
    const from = 'from' in measure ? (measure.from ?? -Infinity) : -Infinity;
    return this.state !== 'met' && this.#lab.playback.at < from;
  }

  stateOf(line: GoalLine): string {
    if (this.isPending(line)) return 'too early to say';
    const unmet = this.judgement.unmet.find(({ condition }) => condition === line);
    if (!unmet) return this.state === 'met' ? 'met' : 'met so far';
    const { measure } = line;
    if (measure.of === 'alive') return 'not yet: it still works';
    const isTime = measure.of === 'bill' && measure.line === 'exposureMs';
    return `not met: ${isTime ? lasted(unmet.value) : unmet.value.toLocaleString('en')} so far`;
  }

  #verdict(): string {
    const { watching, provenance } = this.#lab;
    const { state, given, goal } = this;
    if (watching === 'solution') return 'You are watching the solution. It does not count.';
    if (watching === 'question') return 'You are watching what the question is about.';
    if (provenance) return NOT_DONE_HERE[provenance][state === 'met' ? 'met' : 'open'];
    if (state === 'met') return `Met, with ${count(given, 'command')}. Par is ${goal.par}.`;
    if (state === 'missed') return 'Not met in this run.';
    return `Decided at ${this.#lab.time(goal.judgedAt)} UTC.`;
  }
}
