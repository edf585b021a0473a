import type { Lane } from '../../../../core/simulation/index.js';
import { lasted, runTime } from '../../../text/format.js';
import { CHARACTER, FINDING_CHARACTER, WORDS, type Drawing } from './drawing.js';
import { findingOf, type Finding } from '../finding.js';
import type { LaneBox } from '../layout.js';
import { rowId } from '../markIndex.js';

const HATCH_HEIGHT = 32;

/** When a thief was let in after the revocation: hatched and measured, and said for all of it together. */
export function drawLate(drawing: Drawing, box: LaneBox, lane: Lane): void {
  const { view, index, baseline } = drawing.told;
  const row = rowId(lane, 'attacker');
  const finding = findingOf(view, lane, index.rows.get(row));
  const before = baseline && findingOf(baseline.view, lane, baseline.index.rows.get(row));
  const thief = box.rows.find(({ actor }) => actor === 'attacker');
  const y = (thief?.y ?? box.findingY - 38) - 16;
  if (before) drawBefore(drawing, before, y - 2);
  // What is said under the hatch belongs to it: among dense marks that is where a pointer reaches it.
  drawHatches(drawing, lane, y, box.findingY + 4 - y);
  if (finding) drawBrackets(drawing, finding, box.findingY - 14);
  drawFinding(drawing, box.findingY, lane, finding, before);
}

/** What the run before came to, as an outline. */
function drawBefore({ scale, width, marks }: Drawing, { spans }: Finding, y: number): void {
  for (const { from, to } of spans) {
    const [x, right] = [Math.max(-2, scale(from)), Math.min(width + 2, scale(to))];
    if (right <= x) continue;
    const box = { x, y, width: right - x, height: 46, radius: 2 };
    marks.push({ is: 'box', ...box, stroke: 'ink-3', dashed: true });
  }
}

function drawHatches(
  { told, scale, width, marks, details }: Drawing,
  lane: Lane,
  y: number,
  reach: number,
): void {
  const time = (at: number): string => runTime(at, told.world.startsAt);
  const previewOf = (id: string): string => told.view.credentials.find((row) => row.id === id)?.preview ?? id;
  for (const { from, to, credentials } of told.view.exposures[lane]?.spans ?? []) {
    const [x, right] = [Math.max(0, scale(from)), Math.min(width, scale(to))];
    if (right <= x) continue;
    details.push({
      id: `late ${credentials.join(' ')}`,
      at: from,
      says: () =>
        `${credentials.map(previewOf).join(', ')}: ${lasted(to - from)} let in after the revocation, from ${time(from)} to ${time(to)} UTC.`,
      x,
      y,
      width: right - x,
      height: reach,
    });
    marks.push({ is: 'hatch', x, y, width: right - x, height: HATCH_HEIGHT });
  }
}

function drawBrackets({ scale, width, marks }: Drawing, { spans }: Finding, foot: number): void {
  const stroke = { is: 'line', ink: 'refused', width: 1.5 } as const;
  for (const { from, to } of spans) {
    const [x, right] = [Math.max(0, scale(from)), Math.min(width, scale(to))];
    if (right <= x) continue;
    marks.push({ ...stroke, x1: x, x2: x, y1: foot - 6, y2: foot });
    marks.push({ ...stroke, x1: x, x2: right, y1: foot, y2: foot });
    marks.push({ ...stroke, x1: right, x2: right, y1: foot - 6, y2: foot });
  }
}

function drawFinding(
  { told, scale, width, words }: Drawing,
  y: number,
  lane: Lane,
  finding: Finding | null,
  before: Finding | null,
): void {
  if (!finding && !before) return;
  const earlier = before ? `before: ${before.text.split(':')[0] ?? ''}` : '';
  const wide = (text: string): number =>
    text.length * FINDING_CHARACTER + (text && earlier ? 12 : 0) + earlier.length * CHARACTER;
  const text = finding ? (wide(finding.text) <= width ? finding.text : finding.short) : '';
  const from = scale((finding ?? before)?.from ?? told.view.at);
  const room = wide(text);
  const x = Math.max(0, Math.min(from + 6, width - room));
  const type = { ...WORDS, y, size: 15, weight: 650 };
  if (text)
    words.push({ ...type, id: `finding ${lane}`, x, text, ink: finding?.harm ? 'refused' : 'allowed' });
  if (earlier)
    words.push({
      ...type,
      id: `before ${lane}`,
      x: x + (text ? text.length * FINDING_CHARACTER + 12 : 0),
      text: earlier,
      ink: 'ink-2',
      size: 13,
      weight: 500,
    });
}
