import { scenarios } from '../src/content/scenarios/all.js';

/** All that a story says before anything has happened: to hold against what somebody said of their own case. */
export function wordsOfStory(id: string): string {
  const story = scenarios[id];
  if (!story) throw new Error(`no story is called ${id}`);
  const { title, summary, teaches, ask, cast, prediction, goal, hints } = story;
  return [
    title,
    summary,
    teaches,
    ask,
    ...cast.map(({ is }) => is),
    ...(prediction
      ? [prediction.question, prediction.explanation, ...prediction.options.map(({ label }) => label)]
      : []),
    ...(goal ? [goal.sentence, ...goal.conditions.map(({ says }) => says)] : []),
    ...hints,
  ].join('\n');
}
