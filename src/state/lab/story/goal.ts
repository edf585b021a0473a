import type { Goal, GoalLine } from '../../../content/scenarios/index.js';
import { commandsGiven, judge, type Judgement } from '../../../core/simulation/index.js';
import type { Lab } from '../lab.svelte.js';

/** How the run on screen stands by the goal, and how many commands the person has given in it. */
export function standing(lab: Lab, goal: Goal): Judgement<GoalLine> & { given: number } {
  return { ...judge(goal, lab.outcome), given: commandsGiven(lab.outcome, lab.world) };
}
