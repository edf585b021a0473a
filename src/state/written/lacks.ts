import type { LACKS } from '../../content/write/lacks.js';
import type { Proof } from './prove.js';
import { neededBy, type WrittenStory } from './story.js';

export type Lack = keyof typeof LACKS;
/** A part of the page on which a story is written. */
export type Section = (typeof LACKS)[Lack]['at'];

/** What a story still lacks, before it is played. */
export function lacksOf(story: WrittenStory): Lack[] {
  const { actAt, ask, cast, solution, prediction, goal } = story;
  return [
    ...when('title', isEmpty(story.title)),
    ...when('summary', isEmpty(story.summary)),
    ...when('teaches', isEmpty(story.teaches)),
    ...when('cast', cast.length === 0 || cast.some(({ is }) => isEmpty(is))),
    ...when('act', actAt === null),
    ...(prediction ? lacksOfQuestion(prediction) : []),
    ...when('ask', isEmpty(ask)),
    ...(goal ? lacksOfGoal(goal, actAt) : (['goal'] as const)),
    ...when('noSolution', solution.length === 0),
    ...when('locked', isLocked(story)),
    ...when(
      'early',
      solution.some(({ at }) => at < (actAt ?? -Infinity)),
    ),
    ...when(
      'late',
      solution.some(({ at }) => at > (goal?.judgedAt ?? Infinity)),
    ),
    ...when('par', goal !== undefined && solution.length > goal.par),
  ];
}

/** What is found out by playing it. */
export function failuresOf({ prediction, solution, goal }: WrittenStory, proof: Proof): Lack[] {
  const { idle, solved, refused, options, askedMeets } = proof;
  const right = options.filter((conditions) => conditions.length > 0 && conditions.every(Boolean)).length;
  const isAsked = prediction !== undefined && options.length > 1;
  // A goal without conditions is met by anything.
  const isJudged = goal !== undefined && goal.conditions.length > 0;
  const isIdle = isJudged && idle?.state === 'met';
  return [
    ...when('noOption', isAsked && right === 0),
    ...when('manyOptions', isAsked && right > 1),
    ...when('idle', isIdle),
    ...when('askedMeets', isJudged && askedMeets && !isIdle),
    ...when('refused', refused !== null),
    ...when('unsolved', solution.length > 0 && solved !== null && solved.state !== 'met'),
  ];
}

function lacksOfQuestion({
  question,
  options,
  explanation,
}: NonNullable<WrittenStory['prediction']>): Lack[] {
  return [
    ...when('question', isEmpty(question)),
    ...when('options', options.length < 2),
    ...when(
      'labels',
      options.some(({ label }) => isEmpty(label)),
    ),
    ...when(
      'conditions',
      options.some((option) => option.when.length === 0),
    ),
    ...when('explanation', isEmpty(explanation)),
  ];
}

function lacksOfGoal(
  { sentence, conditions, judgedAt }: NonNullable<WrittenStory['goal']>,
  actAt: number | null,
): Lack[] {
  return [
    ...when('sentence', isEmpty(sentence)),
    ...when('goalLines', conditions.length === 0),
    ...when(
      'says',
      conditions.some(({ says }) => isEmpty(says)),
    ),
    ...when('judged', judgedAt <= (actAt ?? -Infinity)),
  ];
}

function isLocked(story: WrittenStory): boolean {
  const needed = neededBy(story);
  return (
    needed.commands.some((type) => !story.commands.includes(type)) ||
    needed.settings.some((name) => !story.settings.includes(name))
  );
}

function when(lack: Lack, isSo: boolean): Lack[] {
  return isSo ? [lack] : [];
}

function isEmpty(text: string): boolean {
  return text.trim() === '';
}
