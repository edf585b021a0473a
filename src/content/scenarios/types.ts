import type { Scenario } from '../../core/simulation/index.js';

/** A story for the Lab: the world it plays in, and the words around it. */
export interface LabScenario {
  world: Scenario;
  title: string;
  /** What happens and the question it asks, in one or two short sentences. */
  story: string;
  /** The moment it opens at, in milliseconds since 1970: late enough that something is there to see. */
  opensAt: number;
  /** When the story stops and waits for the person to act, if it does. */
  actAt: number | null;
  /** What the person is asked to do then. */
  ask: string;
}
