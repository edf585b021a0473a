import { compile, type Compiled } from './compile.js';
import { NO_OUTCOME } from './judge.js';
import { STOP, walkRules } from './walk.js';
import type { DecisionModel } from './types.js';

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
  /** Nodes by a number that is nearly their own. */
  readonly #known = new Map<number, number[]>();
  /** What each node has become under the answers given last, and in which call that was. */
  readonly #found: number[] = [];
  readonly #foundIn: number[] = [];
  #call = 0;
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
    const call = (this.#call += 1);
    const restrict = (at: number): number => {
      const { question, next } = this.node(at);
      if (question > last) return at;
      if (this.#foundIn[at] === call) return this.#found[at] ?? STOP;
      const answer = fixed[question] ?? null;
      const found =
        answer === null ? this.#ask(question, next.map(restrict)) : restrict(next[answer] ?? STOP);
      this.#foundIn[at] = call;
      this.#found[at] = found;
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
    return this.#only(NO_OUTCOME, [], winner, () => ({
      question: NO_OUTCOME,
      next: [],
      winner,
      asks: 0,
      longest: 0,
    }));
  }

  #ask(question: number, next: readonly number[]): number {
    const [first = STOP] = next;
    if (next.every((at) => at === first)) return first;
    return this.#only(question, next, NO_OUTCOME, () => {
      let asks = 1 << question;
      let longest = 0;
      for (const at of next) {
        const child = this.node(at);
        asks |= child.asks;
        longest = Math.max(longest, child.longest);
      }
      return { question, next, winner: NO_OUTCOME, asks, longest: longest + 1 };
    });
  }

  /** The node of this kind there is already, or the one that `make` makes. */
  #only(question: number, next: readonly number[], winner: number, make: () => Node): number {
    const name = nameOf(question, next, winner);
    const alike = this.#known.get(name);
    const known = alike?.find((at) => isSame(this.node(at), question, next, winner));
    if (known !== undefined) return known;
    const at = this.#nodes.push(make()) - 1;
    if (alike) alike.push(at);
    else this.#known.set(name, [at]);
    return at;
  }
}

/** A number that is nearly always another one for another node; what it names is compared, so it need not be. */
function nameOf(question: number, next: readonly number[], winner: number): number {
  let name = question * 257 + winner;
  for (const at of next) name = (Math.imul(name, 31) + Math.imul(at, 0x9e3779b1)) | 0;
  return name;
}

function isSame(node: Node, question: number, next: readonly number[], winner: number): boolean {
  return (
    node.question === question &&
    node.winner === winner &&
    node.next.length === next.length &&
    node.next.every((at, answer) => at === next[answer])
  );
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
