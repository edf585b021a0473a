import { firstScenario, loadScenarios, type LabScenario } from '../../../content/scenarios/index.js';
import type { Shelf } from '../../shell/shelf.js';
import { formatRoute } from '../../shell/route.js';

/** The story of an address or a file, if there is one; the first where none is named. `constructor` is none of ours. */
export async function findStory(id: string = firstScenario.world.id): Promise<LabScenario | undefined> {
  if (id === firstScenario.world.id) return firstScenario;
  const scenarios = await loadScenarios();
  return Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
}

type Query = Readonly<Record<string, string>>;

/** The story of an address: one of ours, or one that somebody wrote; a sentence where that cannot be played. */
export async function findAddressed(
  id: string | undefined,
  query: Query,
  shelf: Shelf,
): Promise<LabScenario | string | undefined> {
  if (id !== 'written' && id !== 'draft') return findStory(id);
  const { openDraft, openWritten } = await import('../../written/index.js');
  return id === 'draft' ? openDraft(shelf) : openWritten(query['s'], shelf);
}

/** The fragment that opens a story in this browser. */
export function storyAddress({ world, written }: LabScenario, query: Query = {}): string {
  if (!written) return formatRoute(['lab', world.id], query);
  return written.by === 'you'
    ? formatRoute(['lab', 'draft'], query)
    : formatRoute(['lab', 'written'], { s: written.packed ?? '', ...query });
}

/** Whether an address says it all, so that anybody may open it. */
export function hasAddress({ written }: LabScenario): boolean {
  return !written || written.packed !== null;
}
