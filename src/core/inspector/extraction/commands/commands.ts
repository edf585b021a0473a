import type { Stretch } from '../compact.js';
import { OFTEN, type Steps } from '../steps.js';
import { NAMES, RULES, type Rule } from './table.js';

interface Word {
  at: number;
  word: string;
}
/** A word of a command line, with its quotes; or what ends a command. */
const WORD =
  /(?:[ \t]|\\\r?\n)*((?:"[^"\n]{0,400}"|'[^'\n]{0,400}'|\\[^\n]|[^\s"'`|;&<>()]){1,2000}|[|;&<>()]+)/y;
/** Nobody types more. */
const MOST_WORDS = 100;
/** What stands in the place of a secret in a manual, and ports. */
const PLACEHOLDER =
  /^[-$<{%[*@`]|:\/\/|^(?:(?:your?|my|the|new|old|user|db|root|admin|some)[-_]?)*(?:p[a@]ss(?:w(?:or)?d|w0rd|phrase)?|pw|pwd|secret|token|string|value|postgres|test|sample|guest)\d{0,3}$|your|example|placeholder|change_?-?(?:me|it)|replace|^(.)\1*$|\.{3}|…|^(?:[\d.]+:)?\d{1,5}(?::\d{1,5})?(?:\/\w+)?$/i;
/** How far before a command is looked at. */
const NEAR = 200;
/** Where a command begins: on a line of its own, maybe behind a prompt, a variable or another command. */
const BEGINS =
  /(?:^|[\n"'`|;&({\]]|[$#%>:-] )[ \t]*(?:(?:sudo|exec|env|time|RUN|[A-Z_]+=\S*)[ \t]+)*[\w.:/\\-]*$/;

/** What hands a password to a program, whatever it looks like; and other settings, where it looks like no word. */
const SETTING =
  /(?<![\w$.-])(?:(PGPASSWORD|MYSQL_PWD|SSHPASS|REDISCLI_AUTH)=|((?:[\w.-]{1,60}[._-])?(?:pass(?:word|wd|phrase)|pwd)|[A-Z\d_]{1,60}_PASS)["']?(?:[ \t]{0,8}[:=]|,(?=[ \t]?["']))[ \t]{0,8})(["']?)([^\s"'`;&|\\,<>(){}[\]]{4,200})\3(?=[\s"'`;&|\\,<)}\]]|$)/gi;
const isMixed = (value: string): boolean =>
  value.length >= 8 &&
  /[a-z]/i.test(value) &&
  /[\d!@#$%^&*+=?]/.test(value) &&
  !/^[./~]|^\w+\.\w+/.test(value);

/** Secrets on the lines of commands, and in the variables that hand them over. */
export function* commandValues(text: string): Steps<Stretch[]> {
  const found: Stretch[] = [];
  let [met, from] = [0, 0];
  for (;;) {
    if ((met += 1) % OFTEN === 0) yield;
    // Somebody else may have used it since.
    NAMES.lastIndex = from;
    const match = NAMES.exec(text);
    if (!match) break;
    from = readLine(text, match.index, found);
  }
  yield;
  for (const match of text.matchAll(SETTING)) {
    const [whole, own, other = '', quote = '', token = ''] = match;
    if (PLACEHOLDER.test(token) || (own === undefined && !isMixed(token))) continue;
    const end = match.index + whole.length - quote.length;
    found.push(stretch(end - token.length, token, own ?? other));
  }
  return found;
}

/** What a line of commands gives away; returns where it ends. */
function readLine(text: string, start: number, found: Stretch[]): number {
  const before = (): string => text.slice(Math.max(0, start - NEAR), start);
  let open: string | undefined;
  let isBehind = false;
  let words: Word[] = [];
  let rule: Rule | undefined;
  const close = (): void => {
    if (rule && words.some(({ word }) => rule?.needs.test(word)))
      found.push(...secretsOf(rule, words, () => isBehind || BEGINS.test(before())));
    [rule, words] = [undefined, []];
  };
  let at = start;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[1];
    if (word === undefined) break;
    if (/["']/.test(word)) open ??= quoteAround(before());
    const wordAt = WORD.lastIndex - word.length;
    const end = open ? word.indexOf(open) : -1;
    if (end >= 0) {
      words.push({ at: wordAt, word: word.slice(0, end) });
      at = wordAt + end + 1;
      break;
    }
    at = WORD.lastIndex;
    const isOperator = /^[|;&<>()]/.test(word);
    const other = RULES.find(({ of }) => of.test(word));
    if (isOperator || other) close();
    isBehind ||= isOperator;
    if (other) rule = other;
    else words.push({ at: wordAt, word });
  }
  close();
  return Math.max(at, start + 1);
}

/** A quote that was opened before the command ends it. */
function quoteAround(before: string): string {
  const isOpen = (quote: string): boolean => {
    const at = before.lastIndexOf(quote);
    return at >= 0 && !before.includes('\n', at) && /[\s=(:[{,]/.test(before.charAt(at - 1) || ' ');
  };
  return ['"', "'"].find(isOpen) ?? '';
}

function secretsOf(
  { glued, ends = ' ', option, isLast, name = 'password' }: Rule,
  words: readonly Word[],
  isCommand: () => boolean,
): Stretch[] {
  return words.flatMap(({ at, word }, index) => {
    const isNext =
      option.test(words[index - 1]?.word ?? '') || (isLast && index > 1 && index === words.length - 1);
    const lead = isNext ? '' : glued.exec(word)?.[0];
    if (lead === undefined) return [];
    const value = word.slice(lead.length);
    const quoted = /^(["'])(.*)\1$/.exec(value)?.[2];
    const token = quoted ?? (value.split(ends)[0] ?? '').replace(/[.:]+$/, '');
    if (token.length < 4 || PLACEHOLDER.test(token)) return [];
    // A word in small letters may be that of a sentence about the command.
    if (isNext && /^[a-z]+$/.test(token) && !isCommand()) return [];
    return stretch(at + word.indexOf(token, lead.length), token, name);
  });
}

function stretch(start: number, token: string, name: string): Stretch {
  return { start, end: start + token.length, token, name, hasLines: false, isElided: false };
}
