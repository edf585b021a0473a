import type { GoalLine } from '../../../content/scenarios/index.js';
import { count, lasted } from '../../text/format.js';
import type { Lab } from '../lab.svelte.js';
import { standing } from './goal.js';

/** Why this run does not count: said from the start, not only when it has come to something. */
const NOT_DONE_HERE = {
  watched: { met: 'Met, by the solution. It does not count.', open: 'You are watching the solution.' },
  borrowed: {
    met: 'Met, by the run you opened. Start again to solve it yourself.',
    open: 'The run you opened does not count.',
  },
  set_up: {
    met: 'Met, in a story set up otherwise. It counts as the story is told.',
    open: 'Set up otherwise, this does not count. It counts as the story is told.',
  },
};

/** How the run on screen stands by the goal of its story, in words. */
export class Task {
  readonly #lab: Lab;
  readonly judgement = $derived.by(() => {
    const { goal } = this.#lab.story;
    return goal ? standing(this.#lab, goal) : null;
  });
  /** Met, by the person. */
  readonly isSolved: boolean = $derived.by(
    () => this.judgement?.state === 'met' && this.#lab.provenance === null,
  );
  readonly verdict: string = $derived.by(() => this.#verdict());

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** Whether one of its conditions holds by the moment on screen. */
  isUnmet(line: GoalLine): boolean {
    return this.judgement?.unmet.some(({ condition }) => condition === line) ?? false;
  }

  /** Whether there is anything to say of it yet: some count from a moment on. */
  isPending({ measure }: GoalLine): boolean {
    const from = 'from' in measure ? (measure.from ?? -Infinity) : -Infinity;
    return this.judgement?.state !== 'met' && this.#lab.playback.at < from;
  }

  stateOf(line: GoalLine): string {
    if (this.isPending(line)) return 'not yet to be seen';
    const unmet = this.judgement?.unmet.find(({ condition }) => condition === line);
    if (!unmet) return this.judgement?.state === 'met' ? 'met' : 'so far met';
    const { measure } = line;
    if (measure.of === 'alive') return 'not yet: it still works';
    const isTime = measure.of === 'bill' && measure.line === 'exposureMs';
    return `not met: ${isTime ? lasted(unmet.value) : unmet.value.toLocaleString('en')} so far`;
  }

  #verdict(): string {
    const { story, watching, provenance } = this.#lab;
    if (!story.goal || !this.judgement) return '';
    const { state, given } = this.judgement;
    if (watching === 'solution') return 'You are watching the solution. It does not count.';
    if (watching === 'question') return 'You are watching what the question is about.';
    if (provenance) return NOT_DONE_HERE[provenance][state === 'met' ? 'met' : 'open'];
    if (state === 'met') return `Met, with ${count(given, 'command')}. Par is ${story.goal.par}.`;
    if (state === 'missed') return 'Not met in this run. Undo, or start again.';
    return `Decided at ${this.#lab.time(story.goal.judgedAt)} UTC.`;
  }
}
