import { scenarios } from '../../../src/content/scenarios/all.js';
import type { Command } from '../../../src/core/simulation/index.js';
import { tasksIn, type Assignment, type Task } from '../../../src/state/assignment/assignment.js';
import type { HandIn, Handed } from '../../../src/state/assignment/handIn.js';
import { FIRST_SEED, writeRunLink } from '../../../src/state/lab/link.js';
import { LONGEST } from '../../../src/state/shell/packed.js';

export const TASKS = tasksIn(scenarios);

export function task(id: string): Task {
  const found = TASKS.find(({ world }) => world.id === id);
  if (!found) throw new Error(`no task ${id}`);
  return found;
}

/** The link of a run with these commands, at the moment at which its story is judged. */
export function runOf(
  story: Task,
  commands: readonly Command[] = story.solution,
  { seed = FIRST_SEED, api = {}, longest = LONGEST } = {},
): string {
  const scenario = { ...story.world, api: { ...story.world.api, ...api } };
  const { judgedAt: until } = story.goal;
  const file = { format: 'key-or-token/run', version: 1, scenario, seed, commands, until } as const;
  return writeRunLink(story, file, longest) ?? '';
}

export function handed(story: Task, run: string | null = runOf(story), more: Partial<Handed> = {}): Handed {
  return { story: story.world.id, run, at: null, hints: [], solution: null, ...more };
}

export const ASSIGNMENT: Assignment = {
  title: 'Week 3: leaks',
  stories: ['leaked-credential', 'rotate-a-key'],
  locks: ['bench'],
};

export function handIn(name: string, ...work: Handed[]): HandIn {
  return { name, assignment: ASSIGNMENT, work };
}
