import { leakedCredential } from './leakedCredential.js';
import type { Chapter, LabScenario } from './types.js';

export { duel } from './duel.js';
export type {
  Chapter,
  Goal,
  GoalLine,
  LabScenario,
  LabStory,
  PredictionQuestion,
  StoryFigure,
} from './types.js';

export const firstScenario = leakedCredential;

/** Every scenario of the Lab, by the id in its address. Loaded when somebody asks for another than the first. */
export async function loadScenarios(): Promise<Readonly<Record<string, LabScenario>>> {
  return (await import('./all.js')).scenarios;
}

/** The path through the stories, chapter by chapter. */
export async function loadPath(): Promise<readonly Chapter[]> {
  return (await import('./all.js')).path;
}
