import { loadScenarios } from '../../content/scenarios/index.js';
import { visible } from '../../core/shared/index.js';
import { linkFaults } from '../shell/packed.js';
import { parseRoute } from '../shell/route.js';
import { storiesOf } from './assignment.js';
import { readHandInLink, readHandInText, type HandIn, type ReadHandIn } from './handIn.js';
import { judgeStory, type Verdict } from './judge.js';
import { sorted, type Column, type Order, type Row } from './table.js';

/** The part of a `File` that is needed here. */
export type HandedFile = Pick<File, 'name' | 'size' | 'text'>;

/** A hand-in is a few kilobytes: whatever is larger is something else, and is not even read. */
const LARGEST_BYTES = 1_000_000;
/** More than any class; so many links are not judged by mistake. */
const MOST_ROWS = 500;

type Source = { from: string; read: () => Promise<ReadHandIn> };

/** Many hand-ins at once: each is read and judged in turn, and stands in the table as soon as it is. */
export class HandIns {
  #rows = $state.raw<readonly Row[]>([]);
  #progress = $state.raw<{ done: number; of: number } | null>(null);
  order = $state.raw<Order>({ by: 'name', isDown: false });
  readonly sorted: Row[] = $derived.by(() => sorted(this.#rows, this.order));
  #waiting: Source[] = [];
  #next = 1;
  #isLeft = false;

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** How many of those that came last are judged; null while nothing waits. */
  get progress(): { done: number; of: number } | null {
    return this.#progress;
  }

  sortBy(by: Column): void {
    this.order = { by, isDown: this.order.by === by ? !this.order.isDown : by !== 'name' };
  }

  addFiles(files: readonly HandedFile[]): Promise<void> {
    return this.#add(files.map((file) => ({ from: visible(file.name), read: () => readFile(file) })));
  }

  /** Takes each link in a text, and the text of a file. Answers with a sentence where it holds neither. */
  addText(pasted: string): { says: string; done: Promise<void> } {
    if (pasted.trimStart().startsWith('{'))
      return {
        says: '',
        done: this.#add([{ from: 'pasted text', read: () => Promise.resolve(readHandInText(pasted)) }]),
      };
    const links = pasted.split(/\s+/).filter((word) => word.includes('#/'));
    if (links.length === 0)
      return {
        says: 'There is no link in this text. A hand-in has “#/assignment/hand-ins?h=” in its address.',
        done: Promise.resolve(),
      };
    return {
      says: '',
      done: this.#add(
        links.map((link, index) => ({
          from: `link ${index + 1}`,
          read: () => Promise.resolve(readLink(link)),
        })),
      ),
    };
  }

  clear(): void {
    this.#waiting = [];
    this.#rows = [];
  }

  /** Nobody is there to see what else comes of it. */
  leave(): void {
    this.#isLeft = true;
  }

  async #add(sources: readonly Source[]): Promise<void> {
    const room = MOST_ROWS - this.#rows.length - this.#waiting.length;
    this.#waiting.push(...sources.slice(0, room));
    const { done, of } = this.#progress ?? { done: 0, of: 0 };
    const isAtWork = this.#progress !== null;
    this.#progress = { done, of: of + Math.min(sources.length, room) };
    if (isAtWork) return;
    for (let source = this.#waiting.shift(); source && !this.#isLeft; source = this.#waiting.shift()) {
      await this.#judge(source);
      this.#progress = { ...this.#progress, done: this.#progress.done + 1 };
    }
    this.#progress = null;
  }

  async #judge({ from, read }: Source): Promise<void> {
    const handed = await read();
    const about = { key: this.#next, from };
    this.#next += 1;
    const row: Row = handed.ok
      ? { ...about, ...(await judged(handed.handIn, () => !this.#isLeft)) }
      : { ...about, is: 'unusable', sentence: handed.sentence };
    if (!this.#isLeft) this.#rows = [...this.#rows, row];
  }
}

type Judged = { is: 'judged'; handIn: HandIn; verdicts: Verdict[] } | { is: 'unusable'; sentence: string };

async function judged(handIn: HandIn, wanted: () => boolean): Promise<Judged> {
  const { tasks } = storiesOf(handIn.assignment, await loadScenarios());
  if (tasks.length === 0)
    return { is: 'unusable', sentence: 'This version of the app has none of the stories it is about.' };
  const verdicts: Verdict[] = [];
  for (const task of tasks) {
    const handed = handIn.work.find(({ story }) => story === task.world.id) ?? null;
    verdicts.push(await judgeStory(task, handed, wanted));
  }
  return { is: 'judged', handIn, verdicts };
}

async function readFile(file: HandedFile): Promise<ReadHandIn> {
  if (file.size > LARGEST_BYTES) {
    const megabytes = (file.size / 1e6).toFixed(1);
    return {
      ok: false,
      sentence: `This file has ${megabytes} MB, and a hand-in at most 1 MB. It was not read.`,
    };
  }
  return readHandInText(await file.text());
}

/** Any address with a hand-in in its fragment, whichever site the app is at. */
function readLink(link: string): ReadHandIn {
  const route = parseRoute(link.slice(link.indexOf('#')));
  const h = route.page === 'assignment' && route.path[0] === 'hand-ins' ? route.query['h'] : undefined;
  if (h === undefined)
    return {
      ok: false,
      sentence:
        route.page === 'assignment'
          ? 'This link is the assignment itself. Ask for the link that “Hand in” makes.'
          : 'This link is not a hand-in. Ask for the link that “Hand in” makes.',
    };
  const read = readHandInLink(h);
  return read.ok
    ? { ok: true, handIn: read.value }
    : { ok: false, sentence: `This link cannot be used. ${linkFaults[read.code]}` };
}
