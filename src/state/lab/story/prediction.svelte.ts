import type { PredictionQuestion } from '../../../content/scenarios/index.js';
import { holds, outcomeAt, startRun, type Command, type Scenario } from '../../../core/simulation/index.js';

type Option = PredictionQuestion['options'][number];

/** The run that it is asked about. */
interface Asked {
  readonly world: Scenario;
  readonly seed: number;
  readonly playback: { readonly at: number };
  show(what: 'question', commands: readonly Command[]): Promise<void>;
}

/** A question that is asked before the run shows the answer: chosen, locked in, then compared with what happened. */
export class Prediction {
  readonly asked: PredictionQuestion;
  chosen = $state<string | null>(null);
  #stage = $state<'asked' | 'locked' | 'skipped'>('asked');
  /** True once the person would rather know than wait. */
  #toldNow = $state(false);
  #right = $state.raw<Option | null>(null);
  readonly #lab: Asked;

  readonly answer: Option | null = $derived.by(
    () => this.asked.options.find(({ id }) => id === this.chosen) ?? null,
  );
  /** What happened, once it may be known. */
  readonly revealed: Option | null = $derived.by(() => {
    const isSeen = this.#toldNow || this.#lab.playback.at >= this.asked.revealAt;
    return this.#stage === 'locked' && isSeen ? this.#right : null;
  });

  constructor(lab: Asked, asked: PredictionQuestion) {
    this.#lab = lab;
    this.asked = asked;
  }

  get stage(): 'asked' | 'locked' | 'skipped' {
    return this.#stage;
  }

  /** Once the answer can be seen there is nothing left to expect. */
  get isOpen(): boolean {
    return this.#stage === 'asked' && this.#lab.playback.at < this.asked.revealAt;
  }

  /** From here on the answer stays. What is right, the run in question decides, whatever the person does meanwhile. */
  async lockIn(): Promise<void> {
    if (this.answer === null || this.#stage !== 'asked') return;
    this.#stage = 'locked';
    const { commands, revealAt, options } = this.asked;
    const run = await startRun(this.#lab.world, this.#lab.seed, commands);
    await run.advance(revealAt);
    const outcome = outcomeAt(run, revealAt);
    this.#right = options.find(({ when }) => when.every((condition) => holds(condition, outcome))) ?? null;
  }

  watch(): Promise<void> {
    return this.#lab.show('question', this.asked.commands);
  }

  tellNow(): void {
    this.#toldNow = true;
  }

  skip(): void {
    this.#stage = 'skipped';
  }
}
