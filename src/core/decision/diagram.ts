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
  /** The node made last of those with a name (`nameOf`), and for each node the one of its name made before it. */
  readonly #latest = new Map<number, number>();
  readonly #before: number[] = [];
  /** What each node has become under the answers given last, and in which call that was. */
  readonly #found: number[] = [];
  readonly #foundIn: number[] = [];
  #call = 0;
  readonly root: number;

  constructor(compiled: Compiled) {
    this.root = walkRules(compiled, {
      end: (winner) => this.#only(NO_OUTCOME, [], winner),
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
    this.#call += 1;
    return this.#restricted(from, fixed, last);
  }

  /** Beyond the `last` answer everything stays as it is. */
  #restricted(at: number, fixed: readonly (number | null)[], last: number): number {
    const { question, next } = this.node(at);
    if (question > last) return at;
    if (this.#foundIn[at] === this.#call) return this.#found[at] ?? STOP;
    const answer = fixed[question] ?? null;
    let found: number;
    if (answer === null) {
      // A loop: this is the one place where the time of an answer goes.
      const become = next.slice();
      for (let each = 0; each < become.length; each += 1)
        become[each] = this.#restricted(become[each] ?? STOP, fixed, last);
      found = this.#ask(question, become);
    } else {
      found = this.#restricted(next[answer] ?? STOP, fixed, last);
    }
    this.#foundIn[at] = this.#call;
    this.#found[at] = found;
    return found;
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

  #ask(question: number, next: readonly number[]): number {
    const [first = STOP] = next;
    for (const at of next) if (at !== first) return this.#only(question, next, NO_OUTCOME);
    return first;
  }

  /** The node of this kind there is already, or a new one. */
  #only(question: number, next: readonly number[], winner: number): number {
    const name = nameOf(question, next, winner);
    const latest = this.#latest.get(name);
    for (let at = latest; at !== undefined && at !== STOP; at = this.#before[at])
      if (isSame(this.node(at), question, next, winner)) return at;
    const made = this.#nodes.push(this.#make(question, next, winner)) - 1;
    this.#before[made] = latest ?? STOP;
    this.#latest.set(name, made);
    return made;
  }

  #make(question: number, next: readonly number[], winner: number): Node {
    const children = next.map((at) => this.node(at));
    return {
      ...{ question, next, winner },
      asks: children.reduce((asks, child) => asks | child.asks, next.length > 0 ? 1 << question : 0),
      longest: children.reduce((longest, child) => Math.max(longest, child.longest + 1), 0),
    };
  }
}

/** A number that is nearly always another one for another node; what it names is compared, so it need not be. */
function nameOf(question: number, next: readonly number[], winner: number): number {
  let name = question * 257 + winner;
  for (const at of next) name = (Math.imul(name, 31) + Math.imul(at, 0x9e3779b1)) | 0;
  return name;
}

function isSame(node: Node, question: number, next: readonly number[], winner: number): boolean {
  if (node.question !== question || node.winner !== winner || node.next.length !== next.length) return false;
  for (let answer = 0; answer < next.length; answer += 1)
    if (node.next[answer] !== next[answer]) return false;
  return true;
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
