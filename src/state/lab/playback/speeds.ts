import type { LabStory } from '../../../content/scenarios/types.js';

/** Virtual seconds in a real one. The last two are played from what has been computed. */
export const SPEEDS = [1, 10, 60, 600, 3600, 86_400] as const;
const USUAL = 60;
/** How long it takes at most to watch a whole story, in seconds. */
const LONGEST_WATCH_S = 45;

/** The speed at which a story is told: as usual, or faster where it goes over hours. */
export function speedOf({ world, endless }: LabStory): number {
  const takesS = (world.endsAt - world.startsAt) / 1000;
  if (endless) return USUAL;
  const fits = SPEEDS.find((speed) => speed >= USUAL && takesS / speed <= LONGEST_WATCH_S);
  return fits ?? USUAL;
}

/** `60×`, `1 h/s`. */
export function speedName(speed: number): string {
  if (speed >= 86_400) return `${speed / 86_400} d/s`;
  return speed >= 3600 ? `${speed / 3600} h/s` : `${speed}×`;
}
