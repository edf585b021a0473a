import {
  isRecord,
  list,
  matching,
  object,
  read,
  refuse,
  whole,
  type Fault,
  type Result,
} from '../shared/index.js';

/** What a verifier answered to one case. */
export interface KitResult {
  id: string;
  /** An HTTP status; 0 where no answer came. */
  status: number;
}

export interface ResultsError {
  code: 'empty' | 'too-large' | 'not-json' | 'damaged';
  /** One plain sentence: what is wrong and what to do. It repeats nothing of the text. */
  message: string;
  /** Which results are damaged, and how; `#/2` is the third. */
  faults: Fault[];
}

/** A kit has fewer than two hundred results; far beyond that it is some other file. */
const MAX_LENGTH = 200_000;

const results = list(
  object<KitResult>({
    id: matching(/^[a-z0-9-]{1,64}$/, 'must be the id of a case, such as alg-none'),
    status: whole(0, 999),
  }),
);

const MESSAGES: Record<ResultsError['code'], string> = {
  empty: 'There are no results in it. Paste what the script or the test printed.',
  'too-large': 'This is too long to be the results of a kit. Paste only what the script or the test printed.',
  'not-json':
    'This begins like JSON and is not, or only part of it. Paste all of it, one object a line or one list.',
  damaged: 'Some of it is no result. A result is the id of a case and a status, such as: alg-none 401',
};

/**
 * Results as the script and the tests print them, with what a shell shows around them, or as somebody kept them: a JSON list,
 * JSON a line, our report in JSON, `id status` lines, or CSV and Markdown with these two columns first. All or nothing: half
 * of the results would mislead.
 */
export function readResults(text: string): Result<KitResult[], ResultsError> {
  if (text.length > MAX_LENGTH) return fail('too-large');
  const trimmed = text.replace(/^\u{feff}/u, '').trim();
  if (trimmed === '') return fail('empty');
  const values = /^[[{]/.test(trimmed) ? parseJson(trimmed) : parseLines(linesOf(trimmed));
  if (!values) return fail('not-json');
  if (values.length === 0) return fail('empty');
  const found = read(values, results);
  return found.ok ? found : fail('damaged', found.faults);
}

/** A list, or an object a line. */
function parseJson(text: string): unknown[] | null {
  try {
    const whole: unknown = JSON.parse(text);
    if (Array.isArray(whole)) return whole;
    if (isRecord(whole)) return listIn(whole) ?? [whole];
  } catch {
    return parseJsonLines(linesOf(text));
  }
  return null;
}

function parseJsonLines(lines: readonly string[]): unknown[] | null {
  try {
    return lines.map((line): unknown => JSON.parse(line));
  } catch {
    return null;
  }
}

/** The list in a report; a case without a result has null for a status there. */
function listIn({ results, cases = results }: Record<string, unknown>): unknown[] | null {
  if (!Array.isArray(cases)) return null;
  return (cases as unknown[]).filter((each) => !isRecord(each) || each['status'] !== null);
}

/** What the script says to people, a prompt, a comment, the fence of a block, the rule below the heading of a table. */
const ASIDE =
  /^(?:[#$%>]|```|[|: -]+$|[^\s,;]+[#$%]$|[a-z\d-]+: \d+, deserves: |\d+ wrong or unclear|No good token|Every answer was 403)|verifier-kit\.sh/;

/** Cells between white space, commas and the like. A first line that says `id` and `status` is a heading. */
function parseLines(lines: readonly string[]): unknown[] {
  const cells = lines.filter((line) => !ASIDE.test(line)).map(cellsOf);
  const isHeading = /^id,status\b/i.test(String(cells[0]));
  return cells.slice(isHeading ? 1 : 0).map(([id, status = '']) => ({
    id,
    status: /^\d{1,3}$/.test(status) ? Number(status) : undefined,
  }));
}

function cellsOf(line: string): string[] {
  const plain = line.replace(/^[-*|]\s*/, '').replace(/[-=]>/, ' ');
  return plain.split(/[\s,;:=|]+/).map((cell) => cell.replace(/^(["'`])(.*)\1$/, '$2'));
}

function linesOf(text: string): string[] {
  return text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

function fail(code: ResultsError['code'], faults: Fault[] = []): { ok: false } & ResultsError {
  return { ...refuse(code), message: MESSAGES[code], faults };
}
