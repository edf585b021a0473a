import type { Lab } from '../lab.svelte.js';

/** What to do once something has been done at the moment on screen: nothing shows until time goes on. */
export function nextStep(
  lab: Pick<Lab, 'wholeLog' | 'view' | 'world' | 'playback' | 'nowMs'>,
): string | null {
  if (lab.playback.playing || lab.playback.ended) return null;
  const { script } = lab.world;
  // What is done at a moment follows whatever else happens in it.
  for (let seq = lab.view.events - 1; seq >= 0; seq -= 1) {
    const event = lab.wholeLog[seq];
    if (!event || event.at < lab.nowMs) return null;
    if (event.kind !== 'command' || script.includes(event.command)) continue;
    return event.command.type === 'send'
      ? null
      : 'Done. Change something else, or let the next call come: Play, or step to it.';
  }
  return null;
}
