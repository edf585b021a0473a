import { ofTheLab } from '../../../content/shortcuts.js';
import type { Lab } from '../../../state/lab/lab.svelte.js';
import { isMeantElsewhere } from '../../keys.js';

/** On a small screen a request opens in a sheet over everything: it waits until it is asked for. */
export function hasPanel(): boolean {
  return window.matchMedia('(min-width: 68.75rem)').matches;
}

/** `shows`: whether a request that is stepped to opens, too. */
type Act = (lab: Lab, shows: boolean) => void;

const PRESSES: Record<(typeof ofTheLab)[number]['key'], Act> = {
  ' ': (lab) => lab.playback.toggle(),
  n: (lab, shows) => void lab.seeker.stepToNextRequest(shows),
  v: (lab, shows) => void lab.seeker.runToNextChange(shows),
  e: (lab) => void lab.seeker.runToExpiry(),
  b: (lab) => lab.bookmarks.toggle(lab.nowMs),
  '[': (lab) => lab.goToBookmark(-1),
  ']': (lab) => lab.goToBookmark(1),
};

/** Where the space bar has a meaning of its own. */
const PRESSABLE = 'button, a, summary, ol, ul';

/** What a key press does, unless it is typed into something or belongs to what has the focus. */
export function pressOf(event: KeyboardEvent): Act | undefined {
  if (isMeantElsewhere(event, event.key === ' ' ? PRESSABLE : undefined)) return undefined;
  const known = ofTheLab.find(({ key }) => key === event.key);
  return known && PRESSES[known.key];
}
