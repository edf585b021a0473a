import { decisionModel } from '../../src/content/decision/model.js';
import { decide, prove, relevantQuestions, type Answers } from '../../src/core/decision/index.js';
import type { Benchmark, Figure } from './benchmark.js';

const CALLS = 20_000;
/** The best of some calls is what the answers cost; the others tell what else the machine was doing. */
const TRIES = 3;

/** Answers to `share` of the questions, here and there. */
function answersAt(index: number, share: number): Answers {
  const answers: Answers = { direction: 'inbound' };
  decisionModel.questions.forEach(({ id, answers: choices }, position) => {
    const dice = (index * 7919 + position * 104_729) % 1000;
    if (id !== 'direction' && dice < share * 1000) answers[id] = choices[dice % choices.length] ?? '';
  });
  return answers;
}

/** Where the wizard leads somebody who answers only what it asks: so far, or until nothing is left to ask. */
function alongTheWizard(index: number): Answers {
  const answers: Answers = { direction: 'inbound' };
  for (let step = 0; step <= index % decisionModel.questions.length; step += 1) {
    const [next] = relevantQuestions(decisionModel, answers);
    const question = decisionModel.questions.find(({ id }) => id === next);
    if (!question) break;
    answers[question.id] = question.answers[(index * 7919 + step * 104_729) % question.answers.length] ?? '';
  }
  return answers;
}

function timeOf(answers: Answers): number {
  const started = performance.now();
  decide(decisionModel, answers);
  return performance.now() - started;
}

function timed(variant: string, answersOf: (index: number) => Answers): Figure {
  const cases = Array.from({ length: CALLS }, (_, index) => answersOf(index));
  for (const answers of cases) decide(decisionModel, answers);
  const times = cases.map((answers) => Math.min(...Array.from({ length: TRIES }, () => timeOf(answers))));
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(part * (CALLS - 1))] ?? NaN;
  return {
    variant,
    value: at(0.99),
    goal: { kind: 'total', most: 0.1 },
    note: `99th percentile ${at(0.99).toFixed(3)} ms; median ${at(0.5).toFixed(3)} ms`,
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
      timed('all answered', (index) => answersAt(index, 1)),
      timed('as the wizard asks', alongTheWizard),
      // A link by hand may say so.
      timed('half, here and there', (index) => answersAt(index, 0.5)),
    ];
  },
};
