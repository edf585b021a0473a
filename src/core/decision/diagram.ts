import { compile, type Compiled } from './compile.js';
import { Nodes, NONE } from './nodes.js';
import { walkRules } from './walkRules.js';
import type { DecisionModel } from './types.js';

/** What some answers leave to decide. */
export interface Undecided {
  /** The questions that still matter, as a bit set. */
  asks: number;
  /** How many of them can still be asked, at most. */
  longest: number;
  /** Position of the outcome that any further answers lead to; null where they matter, be it for a variant alone. */
  only: number | null;
}

/**
 * The outcome and the variant of every combination of answers, as a reduced ordered decision diagram: equal ends are one node, and a
 * question whose answers all lead to the same node is not there. What depends on an answer can be read off it, so
 * relevance, the longest way and the proof are exact (Bryant, Graph-Based Algorithms for Boolean Function
 * Manipulation, 1986).
 */
export class Diagram {
  readonly #sizes: readonly number[];
  readonly #nodes: Nodes;
  readonly #root: number;
  /** How many nodes there are without those that one call has left behind. */
  readonly #lasting: number;
  /** What each node has become under the answers given last, and in which call that was. */
  readonly #found: Int32Array;
  readonly #foundIn: Int32Array;
  #call = 0;
  /** What the children of a node become, while they do: a row a question, since none is asked twice on a way. */
  readonly #rows: Int32Array;
  readonly #width: number;

  constructor(compiled: Compiled) {
    this.#sizes = compiled.questions.map(({ answers }) => answers.length);
    const nodes = new Nodes(this.#sizes);
    this.#nodes = nodes;
    this.#root = walkRules(compiled, {
      end: (winner, variant) => nodes.end(winner, variant),
      ask: (question, next) => nodes.ask(question, next),
    });
    this.#lasting = nodes.length;
    this.#found = new Int32Array(nodes.length);
    this.#foundIn = new Int32Array(nodes.length);
    this.#width = Math.max(...this.#sizes);
    this.#rows = new Int32Array(this.#sizes.length * this.#width);
  }

  /**
   * What is left to decide once some answers are given: `fixed[n]` is the answer to question `n`, or null. What comes
   * after the last answer stays as it is; what comes before it asks other questions than that, and so equals nothing
   * that is there already. So the nodes of one call are sought among each other alone, and dropped at the next.
   */
  given(fixed: readonly (number | null)[]): Undecided {
    const last = fixed.findLastIndex((answer) => answer !== null);
    this.#call += 1;
    this.#nodes.cut(this.#lasting);
    const left = this.#restricted(this.#root, fixed, last);
    return this.#leftFrom(left);
  }

  #leftFrom(at: number): Undecided {
    const nodes = this.#nodes;
    const only = nodes.size(at) === 0 ? nodes.winner(at) : null;
    return { asks: nodes.asks(at), longest: nodes.longest(at), only };
  }

  #restricted(at: number, fixed: readonly (number | null)[], last: number): number {
    const nodes = this.#nodes;
    const question = nodes.question(at);
    if (question > last) return at;
    if (this.#foundIn[at] === this.#call) return this.#found[at] ?? NONE;
    const answer = fixed[question] ?? null;
    let found: number;
    if (answer === null) {
      const row = question * this.#width;
      const size = nodes.size(at);
      for (let each = 0; each < size; each += 1)
        this.#rows[row + each] = this.#restricted(nodes.next(at, each), fixed, last);
      found = nodes.ask(question, this.#rows, row);
    } else {
      found = this.#restricted(nodes.next(at, answer), fixed, last);
    }
    this.#foundIn[at] = this.#call;
    this.#found[at] = found;
    return found;
  }

  /** What all of it leaves to decide before anything is answered. */
  get all(): Undecided {
    return this.#leftFrom(this.#root);
  }

  /** How many combinations of definite answers end in each outcome, by its position. */
  count(): ReadonlyMap<number, number> {
    const nodes = this.#nodes;
    const counts = new Map<number, Map<number, number>>();
    /** Combinations of the questions from `from` on that are not asked before `to`. */
    const skipped = (from: number, to: number): number =>
      this.#sizes.slice(from, to).reduce((product, size) => product * size, 1);
    const countFrom = (at: number): Map<number, number> => {
      const known = counts.get(at);
      if (known) return known;
      const found = new Map<number, number>(nodes.size(at) === 0 ? [[nodes.winner(at), 1]] : []);
      for (let answer = 0; answer < nodes.size(at); answer += 1) {
        const child = nodes.next(at, answer);
        const between = skipped(nodes.question(at) + 1, nodes.question(child));
        for (const [outcome, number] of countFrom(child))
          found.set(outcome, (found.get(outcome) ?? 0) + number * between);
      }
      counts.set(at, found);
      return found;
    };
    const before = skipped(0, nodes.question(this.#root));
    return new Map([...countFrom(this.#root)].map(([outcome, number]) => [outcome, number * before]));
  }
}

const diagrams = new WeakMap<DecisionModel, Diagram>();

/** Made once a model; its data never changes. */
export function diagramOf(model: DecisionModel): Diagram {
  const known = diagrams.get(model);
  if (known) return known;
  const diagram = new Diagram(compile(model));
  diagrams.set(model, diagram);
  return diagram;
}
