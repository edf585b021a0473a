import type { Chapter, LabScenario } from '../../../content/scenarios/index.js';
import type { Solved } from './solved.js';

type Done = Pick<Solved, 'has'>;

const isDone =
  (solved: Done) =>
  ({ world }: LabScenario): boolean =>
    solved.has(world.id);

export function storiesOf(path: readonly Chapter[]): LabScenario[] {
  return path.flatMap(({ stories }) => stories);
}

/** How many of these stories are solved. */
export function solvedIn(stories: readonly LabScenario[], solved: Done): number {
  return stories.filter(isDone(solved)).length;
}

/** The chapter that a story belongs to, and its place among all stories, from 1; a thief’s story belongs to neither. */
export function placeOf(path: readonly Chapter[], id: string): { chapter: string; number: number } | null {
  const chapter = path.find(({ stories }) => stories.some(({ world }) => world.id === id));
  const index = storiesOf(path).findIndex(({ world }) => world.id === id);
  return chapter ? { chapter: chapter.title, number: index + 1 } : null;
}

/** The next story that is not solved yet: after this one, or else from the beginning. The other side stands where its story does. */
export function nextAfter(
  path: readonly Chapter[],
  { world, otherSide }: Pick<LabScenario, 'world' | 'otherSide'>,
  solved: Done,
): LabScenario | undefined {
  const all = storiesOf(path);
  const here = all.findIndex((story) => story.world.id === world.id);
  const from = here >= 0 ? here : all.findIndex((story) => story.world.id === otherSide);
  const isOpen = (story: LabScenario): boolean => !isDone(solved)(story) && story.world.id !== world.id;
  return all.slice(from + 1).find(isOpen) ?? all.find(isOpen);
}
