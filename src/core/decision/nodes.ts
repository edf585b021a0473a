/** No node. */
export const NONE = -1;

/** Lists of nodes by what they are: enough that nearly every node has one to itself. */
const LISTS = 2048;

interface End {
  at: number;
  winner: number;
  variant: string;
}

/**
 * The nodes of a diagram, a column a fact, so that going through thousands of them takes no longer than it must. A node
 * asks a question and leads on to a node for each answer; equal nodes are one. An end asks nothing: its question is the
 * one after the last.
 */
export class Nodes {
  /** How many answers each question has. */
  readonly #sizes: readonly number[];
  /** The most of them: what a node leads on to stands in one row of this length. */
  readonly #width: number;
  #room = 4096;
  #question = new Uint8Array(this.#room);
  /** At an end: its position in `#ends`. */
  #end = new Uint8Array(this.#room);
  readonly #ends: End[] = [];
  #asks = new Int32Array(this.#room);
  #longest = new Uint8Array(this.#room);
  #next: Int32Array<ArrayBuffer>;
  /** The node made last of each list, and for each node the one of its list made before it. */
  readonly #latest = new Int32Array(LISTS).fill(NONE);
  #before = new Int32Array(this.#room);
  #length = 0;

  constructor(sizes: readonly number[]) {
    this.#sizes = sizes;
    this.#width = Math.max(...sizes);
    this.#next = new Int32Array(this.#room * this.#width);
  }

  get length(): number {
    return this.#length;
  }

  question(at: number): number {
    return this.#question[at] ?? 0;
  }

  /** How many answers its question has: none at an end. */
  size(at: number): number {
    return this.#sizes[this.question(at)] ?? 0;
  }

  next(at: number, answer: number): number {
    return this.#next[at * this.#width + answer] ?? NONE;
  }

  /** Position of the winner in the model's outcomes, at an end. */
  winner(at: number): number {
    return this.#ends[this.#end[at] ?? 0]?.winner ?? 0;
  }

  /** The questions asked from a node on, as a bit set. */
  asks(at: number): number {
    return this.#asks[at] ?? 0;
  }

  /** How many questions can be asked from a node on, at most. */
  longest(at: number): number {
    return this.#longest[at] ?? 0;
  }

  end(winner: number, variant: string): number {
    const known = this.#ends.find((end) => end.winner === winner && end.variant === variant);
    if (known) return known.at;
    const at = this.#add(this.#sizes.length);
    this.#end[at] = this.#ends.length;
    this.#ends.push({ at, winner, variant });
    return at;
  }

  /** The node that asks `question` and leads on as a row of `children` says, from `from` on; the child, if all are one. */
  ask(question: number, children: Int32Array | readonly number[], from = 0): number {
    const size = this.#sizes[question] ?? 0;
    const first = children[from] ?? NONE;
    let isOne = true;
    let name = question;
    for (let answer = 0; answer < size; answer += 1) {
      const child = children[from + answer] ?? NONE;
      isOne &&= child === first;
      name = Math.imul(name ^ child, 0x9e3779b1);
    }
    if (isOne) return first;
    const list = (name >>> 16) % LISTS;
    const latest = this.#latest[list] ?? NONE;
    for (let at = latest; at !== NONE; at = this.#before[at] ?? NONE)
      if (this.#is(at, question, size, children, from)) return at;
    const made = this.#add(question);
    this.#latest[list] = made;
    this.#before[made] = latest;
    let asks = 1 << question;
    let longest = 0;
    for (let answer = 0; answer < size; answer += 1) {
      const child = children[from + answer] ?? NONE;
      this.#next[made * this.#width + answer] = child;
      asks |= this.asks(child);
      longest = Math.max(longest, this.longest(child));
    }
    this.#asks[made] = asks;
    this.#longest[made] = longest + 1;
    return made;
  }

  /** Drops all nodes but the first `length`, which are not sought any more either. */
  cut(length: number): void {
    this.#length = length;
    this.#latest.fill(NONE);
  }

  #is(
    at: number,
    question: number,
    size: number,
    children: Int32Array | readonly number[],
    from: number,
  ): boolean {
    if (this.#question[at] !== question) return false;
    for (let answer = 0; answer < size; answer += 1)
      if (this.next(at, answer) !== children[from + answer]) return false;
    return true;
  }

  #add(question: number): number {
    if (this.#length === this.#room) this.#grow();
    const at = this.#length;
    this.#length += 1;
    this.#question[at] = question;
    this.#asks[at] = 0;
    this.#longest[at] = 0;
    return at;
  }

  #grow(): void {
    this.#room *= 2;
    const longer = <Column extends Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
      column: Column,
      length: number,
    ): Column => {
      const grown = new (column.constructor as new (length: number) => Column)(length);
      grown.set(column);
      return grown;
    };
    this.#question = longer(this.#question, this.#room);
    this.#end = longer(this.#end, this.#room);
    this.#asks = longer(this.#asks, this.#room);
    this.#longest = longer(this.#longest, this.#room);
    this.#before = longer(this.#before, this.#room);
    this.#next = longer(this.#next, this.#room * this.#width);
  }
}
