import { beforeAll, describe, expect, test } from 'vitest';
import { BUILD_MS, go, python } from './toolchains.js';

export type Language = 'TypeScript' | 'Python' | 'Go';

export interface Case<Answer> {
  name: string;
  /** The same in each language; of an object, at least these members. */
  answer: Answer;
  /** Languages whose types do not let this input be written. */
  notIn?: readonly Language[];
}

/**
 * One table of inputs for a recipe, run in TypeScript here, and in Python and Go by their drivers in this folder. Where
 * one cannot run, its tests are skipped, and what is missing is printed.
 */
export function answersAlike<Answer, Input extends Case<Answer>>(
  recipe: string,
  cases: readonly Input[],
  inTypeScript: (input: Input) => Answer | Promise<Answer>,
  { needsJwt = false, shared = {} }: { needsJwt?: boolean; shared?: Record<string, unknown> } = {},
): void {
  for (const language of ['TypeScript', 'Python', 'Go'] as const) {
    const mine = cases.filter(({ notIn }) => !notIn?.includes(language));
    const runner = runnerOf(language, recipe, needsJwt);
    if ('missing' in runner) console.warn(`Skipped: ${recipe} in ${language}: ${runner.missing}`);
    else if (language !== 'TypeScript') console.log(`${recipe} in ${language}: ${runner.version}`);

    describe.skipIf('missing' in runner)(`${recipe} in ${language}`, () => {
      let answers: unknown[] = [];
      beforeAll(async () => {
        if ('missing' in runner) return;
        answers =
          runner.run === null
            ? await Promise.all(mine.map(inTypeScript))
            : (runner.run({ ...shared, cases: mine }) as unknown[]);
      }, BUILD_MS);

      for (const [index, { name, answer }] of mine.entries())
        test(name, () => {
          const expected = typeof answer === 'object' ? expect.objectContaining(answer as object) : answer;
          expect(answers[index]).toEqual(expected);
        });
    });
  }
}

function runnerOf(
  language: Language,
  recipe: string,
  needsJwt: boolean,
): { version: string; run: ((input: unknown) => unknown) | null } | { missing: string } {
  if (language === 'TypeScript') return { version: '', run: null };
  return language === 'Python' ? python(recipe, needsJwt) : go(recipe, needsJwt);
}
