import type { LabStory } from '../../../content/scenarios/types.js';
import type { Scenario } from '../../../core/simulation/index.js';

/** What is shown of an endless story at first. */
const FIRST_SPAN_MS = 3_600_000;

/** Where a timeline ends: with the story, or, where that has no end, a while after the moment it has `reached`. */
export function shownUntil({ endless }: LabStory, { startsAt, endsAt }: Scenario, reached: number): number {
  if (!endless) return endsAt;
  let spanMs = FIRST_SPAN_MS;
  while (startsAt + spanMs <= reached) spanMs *= 2;
  return Math.min(startsAt + spanMs, endsAt);
}
