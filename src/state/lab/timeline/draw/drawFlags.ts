import { runTime } from '../../../text/format.js';
import { WORDS, type Drawing, type Told } from './drawing.js';
import { placeFlags, type Flag } from '../flags.js';
import { AXIS_HEIGHT, FLAG_LINE } from '../layout.js';

/** Where the run before and this one part, as a flag among the others. */
export function withFork(flags: readonly Flag[], { baseline, view }: Told): readonly Flag[] {
  if (!baseline || baseline.forkedAt > view.at) return flags;
  const at = baseline.forkedAt;
  const same = flags.find((flag) => flag.at === at);
  if (same)
    return flags.map((flag) => (flag === same ? { ...same, label: `${PARTS} · ${same.label}` } : flag));
  return [...flags, { at, label: PARTS, harm: false }].sort((a, b) => a.at - b.at);
}

const PARTS = 'runs part';

/** What the story says happens outside of the API, among the commands. */
export function withMoments(flags: readonly Flag[], { moments = [], view }: Told): readonly Flag[] {
  const happened = moments.filter(({ at }) => at <= view.at);
  const others = flags.filter((flag) => happened.every(({ at }) => at !== flag.at));
  const told = happened.map(({ at, label }) => {
    const same = flags.find((flag) => flag.at === at);
    return { at, label: same ? `${label} · ${same.label}` : label, harm: same?.harm ?? false };
  });
  return [...others, ...told].sort((a, b) => a.at - b.at);
}

/** Commands, as lines across the lanes. */
export function drawFlags(
  { told, scale, width, height, marks, words, details }: Drawing,
  flags: readonly Flag[],
  flagLines: number,
): void {
  const { view, baseline } = told;
  if (baseline && baseline.forkedAt <= view.at) {
    const x = scale(baseline.forkedAt);
    if (x >= 0 && x <= width)
      marks.push({
        is: 'line',
        x1: x,
        x2: x,
        y1: AXIS_HEIGHT,
        y2: height,
        ink: 'ink-3',
        width: 3,
        dashed: true,
      });
  }
  for (const { at, label, harm, x, left, width: wide, line } of placeFlags(flags, scale, width, flagLines)) {
    const y = AXIS_HEIGHT + line * FLAG_LINE;
    marks.push({
      is: 'line',
      x1: x,
      x2: x,
      y1: label ? y + 18 : AXIS_HEIGHT + flagLines * FLAG_LINE,
      y2: height,
      ink: harm ? 'refused' : 'ink',
      width: 1.5,
      ...(!harm && { dashed: true }),
    });
    details.push({
      id: `flag ${at}`,
      at,
      says: () =>
        `${runTime(at, told.world.startsAt)} UTC: ${flags.find((flag) => flag.at === at)?.label ?? label}.`,
      x: label ? left : x - 6,
      y,
      width: label ? wide : 12,
      height: 19,
    });
    if (!label) continue;
    marks.push({
      is: 'box',
      x: left,
      y,
      width: wide,
      height: 19,
      radius: 9.5,
      fill: harm ? 'refused' : 'ink',
    });
    words.push({
      ...WORDS,
      id: `flag ${at}`,
      x: left + wide / 2,
      y: y + 13.5,
      text: label,
      ink: harm ? 'card' : 'paper',
      ground: harm ? 'refused' : 'ink',
      size: 12.5,
      weight: 600,
      anchor: 'middle',
    });
  }
}
