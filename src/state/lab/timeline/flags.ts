import { COMMAND_WORDS } from '../../../content/lab/commandWords.js';
import type { Command, CommandEvent } from '../../../core/simulation/index.js';
import { filled } from '../../text/phrase.js';

/** Commands of one moment, as a line across the lanes. */
export interface Flag {
  at: number;
  label: string;
  /** Something is taken away, stolen or broken. */
  harm: boolean;
}

export function flagLabel(command: Command): string {
  const { flag } = COMMAND_WORDS[command.type];
  switch (command.type) {
    case 'configure': {
      const { denylist, ...others } = command.dials;
      const isAlone = denylist !== undefined && Object.keys(others).length === 0;
      return isAlone ? `denylist ${denylist ? 'on' : 'off'}` : flag;
    }
    case 'leak_signing_key':
      return command.from ? 'service breached' : flag;
    case 'change_role':
      return filled(flag, { role: command.role });
    case 'break':
    case 'mend':
      return filled(flag, { part: command.part.replaceAll('_', ' ') });
    default:
      return flag;
  }
}

/** The commands after the first moment, those of one moment together. What is minted to begin with needs no flag. */
export function flagsOf(commands: readonly CommandEvent[], startsAt: number): Flag[] {
  const flags: Flag[] = [];
  for (const { command } of commands) {
    if (command.type === 'mint' && command.at <= startsAt) continue;
    // A thief's requests have marks of their own.
    if (command.type === 'send' && command.by) continue;
    const label = flagLabel(command);
    const harm = COMMAND_WORDS[command.type].harm;
    const last = flags.at(-1);
    if (last?.at !== command.at) {
      flags.push({ at: command.at, label, harm });
      continue;
    }
    if (!last.label.split(' · ').includes(label)) last.label += ` · ${label}`;
    last.harm ||= harm;
  }
  return flags;
}

export interface PlacedFlag extends Flag {
  x: number;
  /** The left edge and width of the label, in pixels, and which of the lines it stands on. */
  left: number;
  width: number;
  line: number;
}

const MOST_LINES = 3;
/** Where three lines do not hold all labels, there is a crowd: it is counted, and gets no more room than this. */
const LINES_OF_A_CROWD = 2;
const GAP_PX = 6;
/** Room for a count, which may come to a label later. */
const COUNT_PX = 28;
/** The time zone stands at the left edge. */
const ZONE_PX = 32;
const MOST_COUNTED = 99;

export function labelWidth(label: string): number {
  return label.length * 6.7 + 18;
}

/** How many lines it takes for every label to keep its words. */
export function flagLinesFor(flags: readonly Flag[], scale: (at: number) => number, width: number): number {
  for (let lines = 1; lines <= MOST_LINES; lines += 1) {
    if (placeFlags(flags, scale, width, lines).every(({ label }) => label !== '')) return lines;
  }
  return LINES_OF_A_CROWD;
}

/** Labels that never overlap and stay inside: on so many lines, and where all are full the neighbour counts them. */
export function placeFlags(
  flags: readonly Flag[],
  scale: (at: number) => number,
  width: number,
  most: number,
): PlacedFlag[] {
  const placed: PlacedFlag[] = [];
  const lines = Array.from({ length: most }, (): PlacedFlag | undefined => undefined);
  const crowds = new Map<PlacedFlag, { words: string; more: number }>();
  function counting(flag: PlacedFlag, words: string, more: number): void {
    crowds.set(flag, { words, more });
    flag.label = `${words} +${Math.min(more, MOST_COUNTED)}`;
    flag.width = labelWidth(flag.label);
  }

  for (const flag of flags) {
    const x = scale(flag.at);
    if (x < 0 || x > width) continue;
    const cut = fitting(flag.label, width - ZONE_PX - COUNT_PX);
    const label = put({ ...flag, label: cut.more > 0 ? `${cut.words} +${cut.more}` : cut.words }, x, width);
    const line = lines.findIndex((last) => !last || last.left + last.width + GAP_PX <= label.left);
    if (line >= 0) {
      const there: PlacedFlag = { ...label, line };
      lines[line] = there;
      placed.push(there);
      if (cut.more > 0) crowds.set(there, cut);
      continue;
    }
    // No room: each keeps its line across the lanes, and the one that matters less is counted by the other.
    const host = lines[most - 1];
    if (!host) continue;
    const { words, more } = crowds.get(host) ?? { words: host.label, more: 0 };
    if (weightOf(host) >= weightOf(flag)) {
      placed.push({ ...label, label: '', width: 0, line: 0 });
      counting(host, words, more + cut.more + 1);
    } else {
      Object.assign(host, { label: '', width: 0 });
      const there: PlacedFlag = { ...label, line: host.line };
      lines[most - 1] = there;
      placed.push(there);
      counting(there, cut.words, more + cut.more + 1);
    }
  }
  return placed;
}

/** What takes access away comes first, then a leak: among flags that stand too close the words are theirs. */
function weightOf({ label, harm }: Flag): number {
  if (harm) return 2;
  return label.includes('leaked') ? 1 : 0;
}

/** What happened in one moment, as far as there is room for its words, and how much more it was. */
function fitting(label: string, room: number): { words: string; more: number } {
  const parts = label.split(' · ');
  let kept = parts.length;
  while (kept > 1 && labelWidth(parts.slice(0, kept).join(' · ')) > room) kept -= 1;
  return { words: parts.slice(0, kept).join(' · '), more: parts.length - kept };
}

function put(flag: Flag, x: number, width: number): Omit<PlacedFlag, 'line'> {
  const wide = labelWidth(flag.label);
  return {
    ...flag,
    x,
    width: wide,
    left: Math.max(ZONE_PX, Math.min(x - wide / 2, width - wide - COUNT_PX)),
  };
}
