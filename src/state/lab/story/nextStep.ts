import { commandsGiven } from '../../../core/simulation/index.js';
import { clockTime } from '../../text/format.js';
import type { Lab } from '../lab.svelte.js';

type Shown = Pick<Lab, 'story' | 'wholeLog' | 'view' | 'outcome' | 'world' | 'playback' | 'nowMs'>;

/** What to do as the run stands: nothing shows until time goes on. Once the goal is decided, that has the word. */
export function nextStep(lab: Shown): string | null {
  const { playback, story } = lab;
  if (playback.playing || playback.ended || playback.at >= (story.goal?.judgedAt ?? Infinity)) return null;
  return afterAct(lab) ?? beforeAct(lab);
}

function afterAct({ story, wholeLog, view, world, nowMs }: Shown): string | null {
  const { script } = world;
  // What is done at a moment follows whatever else happens in it.
  for (let seq = view.events - 1; seq >= 0; seq -= 1) {
    const event = wholeLog[seq];
    if (!event || event.at < nowMs) return null;
    if (event.kind !== 'command' || script.includes(event.command)) continue;
    const { type } = event.command;
    return type === 'send'
      ? null
      : (story.next?.[type] ?? 'Done. Change something else, or press Play to see the next call.');
  }
  return null;
}

function beforeAct({ story: { actAt }, outcome, world, playback }: Shown): string | null {
  if (actAt === null || playback.at >= actAt || commandsGiven(outcome, world) > 0) return null;
  return `You act at ${clockTime(actAt).slice(0, 5)}. Press Play, or go there.`;
}
