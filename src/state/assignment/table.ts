import { toCsv } from '../../core/shared/index.js';
import { count, dateTime } from '../text/format.js';
import { isSame } from './assignment.js';
import type { Handed, HandIn } from './handIn.js';
import type { Verdict } from './judge.js';

/** A hand-in once it is judged, or why it could not be. `from` says where it came from. */
export type Row = { key: number; from: string } & (
  { is: 'judged'; handIn: HandIn; verdicts: readonly Verdict[] } | { is: 'unusable'; sentence: string }
);
export type JudgedRow = Extract<Row, { is: 'judged' }>;

/** What a hand-in comes to. `par` is that of the stories whose goal was met, as are the commands. */
export interface Sum {
  met: number;
  of: number;
  given: number;
  par: number;
  hints: number;
  solutions: number;
}

export function sumOf({ verdicts }: Pick<JudgedRow, 'verdicts'>): Sum {
  const met = verdicts.flatMap((verdict) => (verdict.is === 'met' ? [verdict] : []));
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
  return {
    met: met.length,
    of: verdicts.length,
    given: total(met.map(({ given }) => given)),
    par: total(met.map(({ task }) => task.goal.par)),
    hints: total(verdicts.map(({ handed }) => handed?.hints.length ?? 0)),
    solutions: verdicts.filter(({ handed }) => typeof handed?.solution === 'number').length,
  };
}

export const COLUMNS = ['name', 'met', 'commands', 'help'] as const;
export type Column = (typeof COLUMNS)[number];
export interface Order {
  by: Column;
  isDown: boolean;
}

const NUMBERS: Record<Exclude<Column, 'name'>, (sum: Sum) => number> = {
  met: ({ met }) => met,
  // By how far from par.
  commands: ({ given, par }) => given - par,
  help: ({ hints, solutions }) => 100 * solutions + hints,
};

/** Sorted; whatever could not be judged stands first, since somebody has to ask for it again. */
export function sorted(rows: readonly Row[], { by, isDown }: Order): Row[] {
  const byName = (one: JudgedRow, other: JudgedRow): number =>
    one.handIn.name.localeCompare(other.handIn.name, 'en', { numeric: true });
  const compare = (one: JudgedRow, other: JudgedRow): number => {
    const way = isDown ? -1 : 1;
    if (by === 'name') return way * byName(one, other);
    return way * (NUMBERS[by](sumOf(one)) - NUMBERS[by](sumOf(other))) || byName(one, other);
  };
  const judged = rows.filter((row) => row.is === 'judged');
  return [...rows.filter((row) => row.is === 'unusable'), ...judged.sort(compare)];
}

/** The hand-ins that are for another assignment than most of them: other stories, another order or other locks. */
export function oddOnes(rows: readonly Row[]): ReadonlySet<number> {
  const judged = rows.filter((row) => row.is === 'judged');
  const alike = (row: JudgedRow): JudgedRow[] =>
    judged.filter((each) => isSame(each.handIn.assignment, row.handIn.assignment));
  const most = Math.max(0, ...judged.map((row) => alike(row).length));
  const usual = judged.find((row) => alike(row).length === most);
  const odd = judged.filter((row) => usual && !isSame(row.handIn.assignment, usual.handIn.assignment));
  return new Set(odd.map(({ key }) => key));
}

/** What help there was, as the hand-in says: only the learner’s browser has seen it. */
export function helpSentence({ hints, solution, at }: Handed): string {
  const last = hints.at(-1);
  const said = [
    ...(last === undefined ? [] : [`${count(hints.length, 'hint')}, the last at ${dateTime(last)}`]),
    ...(solution === null ? [] : [`the solution watched at ${dateTime(solution)}`]),
    ...(at === null ? [] : [`solved at ${dateTime(at)}`]),
  ];
  return said.length > 0 ? `As the hand-in says: ${said.join('; ')}.` : '';
}

const RESULTS: Record<Verdict['is'], string> = {
  met: 'met',
  not_met: 'not met',
  unusable: 'cannot be judged',
  missing: 'not handed in',
};

const HEADER = [
  'name',
  'assignment',
  'story',
  'result',
  'commands',
  'par',
  'done',
  'solved_utc',
  'hints',
  'solution_watched_utc',
  'remark',
  'from',
];

/** One line a hand-in and story; one alone for what cannot be used. */
export function handInsCsv(rows: readonly Row[]): string {
  const odd = oddOnes(rows);
  const lines = rows.flatMap((row) =>
    row.is === 'judged'
      ? row.verdicts.map((verdict) => lineOf(row, verdict, odd.has(row.key)))
      : [['', '', '', RESULTS.unusable, '', '', '', '', '', '', row.sentence, row.from]],
  );
  return toCsv([HEADER, ...lines]);
}

function lineOf({ handIn, from }: JudgedRow, verdict: Verdict, isOdd: boolean): string[] {
  const { task, handed } = verdict;
  const replayed = 'given' in verdict ? verdict : null;
  const moment = (at: number | null | undefined): string => (at == null ? '' : new Date(at).toISOString());
  return [
    handIn.name,
    handIn.assignment.title,
    task.world.id,
    RESULTS[verdict.is],
    replayed ? String(replayed.given) : '',
    String(task.goal.par),
    replayed?.commands.join(' ') ?? '',
    moment(handed?.at),
    handed ? String(handed.hints.length) : '',
    moment(handed?.solution),
    [...remarksOn(verdict), ...(isOdd ? [ODD] : [])].join(' '),
    from,
  ];
}

export const ODD =
  'It is for another assignment than most of these: other stories, another order or other locks.';

/** What there is to say of a verdict beside it. */
export function remarksOn(verdict: Verdict): string[] {
  if (verdict.is === 'unusable') return [verdict.sentence];
  if (verdict.is === 'missing') return [];
  return [
    ...verdict.unmet.map((says) => `Missed: ${says}.`),
    ...(verdict.isUsualSeed ? [] : ['It was played with another seed than the Lab’s own.']),
  ];
}
