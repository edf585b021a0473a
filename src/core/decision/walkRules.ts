import { winnerOf } from './judge.js';
import type { Compiled } from './compile.js';

/** What a walk makes of an end, and of a question with what each answer to it has become. */
export interface Visitor {
  /** `variant` is the id of the winner's variant, empty where it has none. */
  end(winner: number, variant: string): number;
  ask(question: number, next: readonly number[]): number;
}

/** What the answers so far have come to. Equal standings have equal futures. */
interface Standing {
  /** Outcomes that cannot win any more, as a bit set. */
  out: number;
  scores: readonly number[];
  /** Vetoes over two questions of which the first holds, as a bit set. */
  half: number;
  /** Variants that cannot be taken any more, as a bit set. */
  lost: number;
}

/**
 * Goes through all combinations of answers, question by question, and through each standing only once: with small
 * weights and vetoes over two questions there are a few thousand of them for eleven million combinations.
 */
export function walkRules(compiled: Compiled, visitor: Visitor): number {
  const { questions, vetoes, points, variants } = compiled;
  const gains = gainsOf(points);
  const mayFall = mayFallFrom(compiled);
  const done = questions.map(() => new Map<string, number>());

  function walk(depth: number, standing: Standing): number {
    const seen = done[depth];
    if (!seen) return end(standing);
    const name = `${standing.out} ${standing.half} ${standing.lost} ${standing.scores.join()}`;
    const known = seen.get(name);
    if (known !== undefined) return known;
    const next = (points[depth] ?? []).map((added, answer) =>
      walk(depth + 1, after(standing, depth, answer, added)),
    );
    const found = visitor.ask(depth, next);
    seen.set(name, found);
    return found;
  }

  function end({ out, scores, lost }: Standing): number {
    const winner = winnerOf(out, scores);
    const variant = variants.find(({ outcome }, index) => outcome === winner && !isIn(lost, index));
    return visitor.end(winner, variant?.id ?? '');
  }

  function after(
    { out, scores, half, lost }: Standing,
    depth: number,
    answer: number,
    added: readonly number[],
  ): Standing {
    vetoes.forEach(({ when, rulesOut }, index) => {
      const [first, second] = when;
      const bit = 1 << index;
      const last = second ?? first;
      if (!first || !last) return;
      // The two conditions may stand in any order; the later question decides.
      const [early, late] = first.question <= last.question ? [first, last] : [last, first];
      const holds = (test: typeof first): boolean => ((test.answers >> answer) & 1) === 1;
      if (early !== late && early.question === depth && holds(early)) half |= bit;
      if (late.question !== depth) return;
      if ((early === late || (half & bit) !== 0) && holds(late)) out |= rulesOut;
      half &= ~bit;
    });
    const sums = scores.map((score, outcome) => score + (added[outcome] ?? 0));
    const isMissed = ({ question, answers }: { question: number; answers: number }): boolean =>
      question === depth && ((answers >> answer) & 1) === 0;
    variants.forEach(({ when }, index) => {
      if (when.some(isMissed)) lost |= 1 << index;
    });
    return settled({ out, scores: sums, half, lost }, depth + 1);
  }

  /** Forgets what cannot matter any more, so that equal futures look equal. */
  function settled({ out, scores, half, lost }: Standing, depth: number): Standing {
    const beaten = out | hopeless(out, scores, depth);
    const best = Math.max(...scores.filter((_, outcome) => !isIn(beaten, outcome)));
    const pending = vetoes.reduce(
      (bits, { rulesOut }, index) =>
        isIn(half, index) && (rulesOut & ~beaten) !== 0 ? bits | (1 << index) : bits,
      0,
    );
    return {
      out: beaten,
      scores: scores.map((score, outcome) => (isIn(beaten, outcome) ? 0 : score - best)),
      half: pending,
      lost: lost | pointless(beaten, lost, depth),
    };
  }

  /** Variants of what cannot win, and those that come after one that is taken for sure. */
  function pointless(beaten: number, lost: number, depth: number): number {
    let found = 0;
    let taken = 0;
    variants.forEach(({ outcome, when }, index) => {
      if (isIn(beaten | taken, outcome)) found |= 1 << index;
      else if (!isIn(lost, index) && when.every(({ question }) => question < depth)) taken |= 1 << outcome;
    });
    return found;
  }

  /** Outcomes that stay behind another one, which nothing can rule out any more, whatever is answered. */
  function hopeless(out: number, scores: readonly number[], depth: number): number {
    let found = 0;
    for (let other = 0; other < scores.length; other += 1) {
      if (isIn(out, other) || isIn(mayFall[depth] ?? 0, other)) continue;
      const least = (scores[other] ?? 0) + (gains[depth]?.least[other] ?? 0);
      for (let outcome = 0; outcome < scores.length; outcome += 1) {
        const most = (scores[outcome] ?? 0) + (gains[depth]?.most[outcome] ?? 0);
        // The first of equals wins.
        if (outcome !== other && (least > most || (least === most && other < outcome))) found |= 1 << outcome;
      }
    }
    return found & ~out;
  }

  const nothing = compiled.model.outcomes.map(() => 0);
  return walk(0, { out: 0, scores: nothing, half: 0, lost: 0 });
}

function isIn(bits: number, position: number): boolean {
  return ((bits >> position) & 1) === 1;
}

/** The most and the least that the questions from each depth on can add to each outcome. */
function gainsOf(points: Compiled['points']): { most: number[]; least: number[] }[] {
  const none = (points[0]?.[0] ?? []).map(() => 0);
  const gains = [{ most: none, least: none }];
  for (const answers of points.toReversed()) {
    const [after = { most: none, least: none }] = gains;
    const added = (outcome: number): number[] => answers.map((each) => each[outcome] ?? 0);
    gains.unshift({
      most: after.most.map((sum, outcome) => sum + Math.max(...added(outcome))),
      least: after.least.map((sum, outcome) => sum + Math.min(...added(outcome))),
    });
  }
  return gains;
}

/** Which outcomes the questions from each depth on can still rule out. */
function mayFallFrom({ questions, vetoes }: Compiled): number[] {
  return Array.from({ length: questions.length + 1 }, (_, depth) =>
    vetoes
      .filter(({ when }) => when.some(({ question }) => question >= depth))
      .reduce((out, { rulesOut }) => out | rulesOut, 0),
  );
}
