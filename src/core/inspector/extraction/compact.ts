import { textOf } from './base64.js';
import { OFTEN, type Steps } from './steps.js';
import { isPlausible, openBraces, signatureLengths } from './segments.js';

/** A token of segments and dots, as it stands in a text. */
export interface Stretch {
  start: number;
  end: number;
  /** With line breaks undone, and with every other foreign character left where it is. */
  token: string;
  hasLines: boolean;
  isElided: boolean;
  /** What it is called somewhere else than before it. */
  name?: string;
}

/** How a line ends: with what is put behind it, in any of the ways that Unicode knows. */
const LINE_END = '[^\\S\\r\\n]{0,200}\\\\?(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])';
/** base64url of `{` and what JSON may have behind it: a quote, a space, a tab, a line break. Lines may break in it. */
const BEGIN = new RegExp(
  '(?<![\\w-])e~(?:y~(?:J|A[gJKi])|w~[koA0])(?=[\\w\\s-])'.replaceAll('~', `(?:${LINE_END}[\\s>]{0,40})?`),
  'g',
);
const RUN = /[\w-]*/y;
/** What may stand inside a segment without being part of it. */
const GAP = /[^\w.~"'`<>,;:{}()[\]\r\n…*-]{1,24}/y;
/** Where a program puts a text together out of pieces in quotes. */
const JOINED = '["\'`][ \\t]{0,20}(?:\\r?\\n|[+.&])[\\s+.&]{0,80}["\'`]';
const BREAK = new RegExp(`${LINE_END}[\\s>]{0,200}|(?:\\\\r)?\\\\n[ \\t]{0,40}|${JOINED}`, 'y');
const ELISION = /…|\.{3,}|\*{3,}|\[\.{3}\]/y;
const REST = /[\w.…*[\]-]{0,4000}/y;
const PADDING = /={1,2}(?![\w-])|[+/]{1,2}(?=\s|$)/y;
const TAIL = /[^\s~"'`,;:)\]}>]{1,24}(?=\s*$)/y;
const DISCLOSURES = /(?:~[\w-]*){1,1000}/y;
const BINDING = /\.[\w-]{1,100000}\.[\w-]{1,2000}/y;
const BEYOND = /[\w.-]*/y;
/** More than any serialization has: what follows is read in one go. */
const MOST_SEGMENTS = 8;

/** Every compact JWS, JWE and SD-JWT of a text, well-formed or not, in order. */
export function* compactTokens(text: string): Steps<Stretch[]> {
  const found: Stretch[] = [];
  // What begins like a token and is none may reach far: all of them together no farther than this.
  let left = 1000 + text.length / 48;
  let [met, from] = [0, 0];
  const firstInk = text.search(/\S/);
  for (;;) {
    // Somebody else may have used it since.
    BEGIN.lastIndex = from;
    const match = BEGIN.exec(text);
    if (!match || left <= 0) break;
    from = BEGIN.lastIndex;
    if ((met += 1) % OFTEN === 0) yield;
    const scan = new CompactScan(text, match.index, match.index === firstInk);
    const stretch = scan.read(left);
    if (stretch) {
      found.push(stretch);
      from = stretch.end;
    } else left -= scan.gaps + 1;
  }
  return found;
}

class CompactScan {
  gaps = 0;
  private at: number;
  private readonly parts: string[] = [];
  private segment = 1;
  /** Of the segment: how many characters it has, and those that make no whole group of four yet. */
  private size = 0;
  private carry = '';
  /** Whether it begins like JSON, and how many braces of it are open. */
  private isJson = false;
  private depth = 0;
  /** How long the lines are, where there is more than one. */
  private width = 0;
  private hasLines = false;
  private lengths: readonly number[] = [];
  private isJwe = false;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly isFirst: boolean,
  ) {
    this.at = start;
  }

  read(mostGaps: number): Stretch | null {
    for (;;) {
      const run = this.take(RUN);
      if (this.segment === 1 && this.size === 0 && run.length > 1 && !isHeader(run)) return null;
      this.grow(run);
      if (this.matches(ELISION) !== '') return this.elided();
      if (this.text[this.at] === '.') {
        if (this.isSentenceEnd()) break;
        this.nextSegment();
        if (this.segment < MOST_SEGMENTS) continue;
        this.parts.push(this.take(BEYOND));
        break;
      }
      const wrap = this.matches(BREAK);
      const gap = wrap || this.matches(GAP);
      if (gap === '' || (this.gaps += 1) > mostGaps || !this.goesOn(gap, wrap !== '')) break;
      this.at += gap.length;
      if (wrap === '') this.parts.push(gap);
      else this.width ||= run.length;
      this.hasLines ||= wrap !== '';
    }
    this.parts.push(this.take(PADDING));
    // In a text that is nothing but the token, whatever stands behind it belongs to it, but for what ends a line of code.
    if (this.segment >= 3 && this.isFirst) this.parts.push(this.take(TAIL));
    const disclosures = this.segment === 3 ? this.take(DISCLOSURES) : '';
    this.parts.push(disclosures, /~[\w-]+$/.test(disclosures.slice(-200)) ? this.take(BINDING) : '');
    const token = this.parts.join('');
    if (this.segment < 2 || token.length < 20) return null;
    return { start: this.start, end: this.at, token, hasLines: this.hasLines, isElided: false };
  }

  private nextSegment(): void {
    this.parts.push('.');
    this.at += 1;
    if (this.segment === 1) {
      const header = textOf(this.parts.join('').replace(/[^\w-]/g, '')) ?? '';
      this.isJwe = /"enc"\s{0,20}:/.test(header);
      this.lengths = this.isJwe ? [] : signatureLengths(header);
    }
    this.segment += 1;
    [this.size, this.carry, this.depth] = [0, '', 0];
    if (this.isJwe && this.segment === 5) this.lengths = [22, 32, 43];
  }

  /** Whether the segment, or the token, goes on behind something foreign. */
  private goesOn(gap: string, isWrap: boolean): boolean {
    const from = this.at + gap.length;
    const next = matchAt(RUN, this.text, from);
    const after = this.text[from + next.length];
    if (next === '') return after === '.' && this.segment < (this.isJwe ? 5 : 3);
    if (this.segment >= (this.isJwe ? 5 : 3)) return this.lands(from, next, isWrap);
    if (isWrap && next.length === this.width) return true;
    if (this.isJwe && this.segment > 1) return after === '.' || (isWrap && next.length >= 40);
    if (this.isJson && this.size > 3 && this.depth + openBraces(this.carry) <= 0) return false;
    if (after === '.') return true;
    // What stands there was put in, or put in the place of something: `+` and `/` are base64 for `-` and `_`.
    const replaced = gap
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replace(/[^\w-]/g, 'A');
    const behind = this.carry + replaced + next;
    return (
      isPlausible(this.carry + next) ||
      isPlausible(behind) ||
      (next.length > 10 && isPlausible(behind.slice(4)))
    );
  }

  /** Whether a signature gets exactly as long as its algorithm makes it, with what follows, or with its first lines. */
  private lands(from: number, first: string, isWrap: boolean): boolean {
    const most = Math.max(0, ...this.lengths);
    if (this.lengths.includes(this.size)) return false;
    let [letters, all, at, next] = [this.size, this.size, from, first];
    let foreign = from - this.at;
    for (let pieces = 0; pieces < 64 && letters < most && next !== ''; pieces += 1) {
      letters += next.length;
      all += next.length + foreign;
      if (this.lengths.includes(letters) || (!isWrap && this.lengths.includes(all))) return true;
      at += next.length;
      const gap = matchAt(BREAK, this.text, at) || matchAt(GAP, this.text, at);
      if (gap === '') break;
      [foreign, at] = [gap.length, at + gap.length];
      next = matchAt(RUN, this.text, at);
    }
    return false;
  }

  private grow(run: string): void {
    this.parts.push(run);
    if (run === '') return;
    if (this.size === 0) this.isJson = run.startsWith('e');
    this.size += run.length;
    const group = this.carry + run;
    const whole = group.length - (group.length % 4);
    this.depth += openBraces(group.slice(0, whole));
    this.carry = group.slice(whole);
  }

  /** A full stop after a whole token in a sentence, which begins no fourth segment. */
  private isSentenceEnd(): boolean {
    if (this.segment < 3 || !/^(?:\s|$)/.test(this.text.slice(this.at + 1, this.at + 2))) return false;
    const before = this.text.slice(Math.max(0, this.start - 24), this.start);
    return /(?:^|\s)(?!(?:bearer|dpop|token)\s)[A-Za-z]{1,20}:?\s["'`]?$/i.test(before);
  }

  private elided(): Stretch | null {
    if (this.size < 8 && this.segment === 1) return null;
    const token = this.parts.join('') + this.take(REST).replace(/\.$/, '');
    return { start: this.start, end: this.at, token, hasLines: this.hasLines, isElided: true };
  }

  private matches(pattern: RegExp): string {
    return matchAt(pattern, this.text, this.at);
  }

  private take(pattern: RegExp): string {
    const match = this.matches(pattern);
    this.at += match.length;
    return match;
  }
}

function isHeader(run: string): boolean {
  return /^\{\s*(?:"|$)/.test(textOf(run.slice(0, run.length > 2 ? 4 : 2)) ?? '');
}

function matchAt(pattern: RegExp, text: string, from: number): string {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
}
