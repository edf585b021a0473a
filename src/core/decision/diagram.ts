import { compile, type Compiled } from './compile.js';
import { NO_OUTCOME } from './judge.js';
import { STOP, walkRules } from './walk.js';
import type { DecisionModel } from './types.js';

/** More than there are ever nodes; squared it is still a whole number. */
const SPAN = 2 ** 24;

/** A question that matters, and where each of its answers leads; or, without answers, an outcome. */
interface Node {
  question: number;
  next: readonly number[];
  /** Position of the winner in the model's outcomes, of a node that asks nothing. */
  winner: number;
  /** The questions asked from here on, as a bit set. */
  asks: number;
  /** How many questions can still be asked from here, at most. */
  longest: number;
}

/**
 * The outcome of every combination of answers, as a reduced ordered decision diagram: equal ends are one node, and a
 * question whose answers all lead to the same node is not there. What depends on an answer can be read off it, so
 * relevance, the longest way and the proof are exact (Bryant, Graph-Based Algorithms for Boolean Function
 * Manipulation, 1986).
 */
export class Diagram {
  readonly #nodes: Node[] = [];
  /** Each list of numbers by its first part and its last member: the parts have numbers of their own. */
  readonly #parts = new Map<number, number>();
  /** Nodes by the number of the list that names them. */
  readonly #known = new Map<number, number>();
  readonly root: number;

  constructor(compiled: Compiled) {
    this.root = walkRules(compiled, {
      end: (winner) => this.#end(winner),
      ask: (question, next) => this.#ask(question, next),
    });
  }

  /** What is left to decide once some answers are given: `fixed[n]` is the answer to question `n`, or null. */
  given(fixed: readonly (number | null)[]): number {
    const last = fixed.findLastIndex((answer) => answer !== null);
    let from = this.root;
    // Answers given in order lead straight down.
    for (let node = this.node(from); node.next.length > 0; node = this.node(from)) {
      const answer = fixed[node.question] ?? null;
      if (answer === null) break;
      from = node.next[answer] ?? STOP;
    }
    return this.node(from).question > last ? from : this.#restricted(from, fixed, last);
  }

  /** Beyond the last answer everything stays as it is. */
  #restricted(from: number, fixed: readonly (number | null)[], last: number): number {
    const done = new Map<number, number>();
    const restrict = (at: number): number => {
      const { question, next } = this.node(at);
      if (question > last) return at;
      const known = done.get(at);
      if (known !== undefined) return known;
      const answer = fixed[question] ?? null;
      const found =
        answer === null ? this.#ask(question, next.map(restrict)) : restrict(next[answer] ?? STOP);
      done.set(at, found);
      return found;
    };
    return restrict(from);
  }

  node(at: number): Node {
    const node = this.#nodes[at];
    if (!node) throw new Error(`the diagram has no node ${at}`);
    return node;
  }

  /** How many combinations of definite answers end in each outcome, by its position. */
  count(sizes: readonly number[]): ReadonlyMap<number, number> {
    const counts = new Map<number, Map<number, number>>();
    /** Combinations of the questions from `from` on that are not asked before `to`. */
    const skipped = (from: number, to: number): number =>
      sizes.slice(from, to).reduce((product, size) => product * size, 1);
    const countFrom = (at: number): Map<number, number> => {
      const known = counts.get(at);
      if (known) return known;
      const { question, next, winner } = this.node(at);
      const found = new Map<number, number>(next.length === 0 ? [[winner, 1]] : []);
      for (const child of next) {
        const between = skipped(question + 1, this.#level(child, sizes.length));
        for (const [outcome, number] of countFrom(child))
          found.set(outcome, (found.get(outcome) ?? 0) + number * between);
      }
      counts.set(at, found);
      return found;
    };
    const before = skipped(0, this.#level(this.root, sizes.length));
    return new Map([...countFrom(this.root)].map(([outcome, number]) => [outcome, number * before]));
  }

  #level(at: number, end: number): number {
    const { question, next } = this.node(at);
    return next.length === 0 ? end : question;
  }

  #end(winner: number): number {
    return this.#add(this.#nameOf(NO_OUTCOME, [winner]), {
      question: NO_OUTCOME,
      next: [],
      winner,
      asks: 0,
      longest: 0,
    });
  }

  #ask(question: number, next: readonly number[]): number {
    const [first = STOP] = next;
    if (next.every((at) => at === first)) return first;
    const name = this.#nameOf(question, next);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    let asks = 1 << question;
    let longest = 0;
    for (const at of next) {
      const child = this.node(at);
      asks |= child.asks;
      longest = Math.max(longest, child.longest);
    }
    return this.#add(name, {
      question,
      next,
      winner: NO_OUTCOME,
      asks,
      longest: longest + 1,
    });
  }

  /** A number for a question and where its answers lead, the same for the same. */
  #nameOf(question: number, next: readonly number[]): number {
    let name = question;
    for (const at of next) {
      const pair = name * SPAN + at;
      let part = this.#parts.get(pair);
      if (part === undefined) this.#parts.set(pair, (part = NO_OUTCOME + 1 + this.#parts.size));
      name = part;
    }
    return name;
  }

  #add(name: number, node: Node): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const at = this.#nodes.push(node) - 1;
    this.#known.set(name, at);
    return at;
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
