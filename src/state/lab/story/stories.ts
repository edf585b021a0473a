import { firstScenario, loadScenarios, type LabScenario } from '../../../content/scenarios/index.js';

/** The story of an address or a file, if there is one; the first where none is named. `constructor` is none of ours. */
export async function findStory(id: string = firstScenario.world.id): Promise<LabScenario | undefined> {
  if (id === firstScenario.world.id) return firstScenario;
  const scenarios = await loadScenarios();
  return Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
}
