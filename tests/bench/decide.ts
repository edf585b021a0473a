import { decisionModel } from '../../src/content/decision/model.js';
import { decide, prove, type Answers } from '../../src/core/decision/index.js';
import type { Benchmark, Figure } from './benchmark.js';

const CALLS = 20_000;

/** Some answers: the first questions of the order, or here and there, `share` of them all. */
function answersAt(index: number, share: number, inOrder: boolean): Answers {
  const answers: Answers = { direction: 'inbound' };
  decisionModel.questions.forEach(({ id, answers: choices }, position) => {
    const dice = (index * 7919 + position * 104_729) % 1000;
    const isAnswered = inOrder ? position < share * decisionModel.questions.length : dice < share * 1000;
    if (id !== 'direction' && isAnswered) answers[id] = choices[dice % choices.length] ?? '';
  });
  return answers;
}

function timed(variant: string, share: number, inOrder = true): Figure {
  const cases = Array.from({ length: CALLS }, (_, index) => answersAt(index, share, inOrder));
  for (const answers of cases) decide(decisionModel, answers);
  const times = cases.map((answers) => {
    const started = performance.now();
    decide(decisionModel, answers);
    return performance.now() - started;
  });
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(part * (CALLS - 1))] ?? NaN;
  return {
    variant,
    value: at(0.99),
    goal: { kind: 'total', most: 0.1 },
    note: `99th percentile; median ${at(0.5).toFixed(3)} ms`,
  };
}

export const decideBenchmark: Benchmark = {
  name: 'decide',
  title: 'Advice for one set of answers, and the proof over all of them from cold',
  unit: 'ms',
  hosts: ['node', 'chromium'],
  async run() {
    await Promise.resolve();
    // A model of its own, so that nothing is known of it yet.
    const model = { ...decisionModel };
    const started = performance.now();
    const { combinations, deadRules } = prove(model);
    const took = performance.now() - started;
    const note = `${combinations.toLocaleString('en')} combinations, ${deadRules.length} dead rules`;
    return [
      { variant: 'proof', value: took, goal: { kind: 'total', most: 1000 }, note },
      timed('all answered', 1),
      timed('the first half', 0.5),
      timed('half, here and there', 0.5, false),
    ];
  },
};
