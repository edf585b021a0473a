import { count } from '../../../text/format.js';
import { columnHeight, COLUMN_PX, marksIn } from '../density.js';
import { WORDS, type Drawing } from './drawing.js';
import type { Row } from '../layout.js';
import { MARK_KINDS, rowId, type MarkKind, type MarkRow } from '../markIndex.js';
import { GLYPH_OF } from './glyphs.js';
import type { Columns, Ink } from './shapes.js';

/** Names are set heavier than what stands beside them. */
const NAME_CHARACTER = 7.5;

/** The requests of one caller, and under them faintly those of the run before. */
export function drawRow(drawing: Drawing, { lane, actor, name, marks: row, y }: Row): void {
  const { told, span, scale, width, words } = drawing;
  const id = `row ${rowId(lane, actor)}`;
  const label = { ...WORDS, y: y - 17, ink: 'ink-2' as const };
  words.push({ ...label, id, x: 0, text: name });
  const crowd = row ? crowdIn(drawing, row) : 0;
  if (crowd > 0) {
    const text = `${count(crowd, 'request')} in sight`;
    words.push({ ...label, id: `crowd ${id}`, x: name.length * NAME_CHARACTER + 14, text, weight: 400 });
  }
  const before = told.baseline?.index.rows.get(rowId(lane, actor));
  if (told.baseline && before) {
    const from = Math.max(span.from, told.baseline.forkedAt);
    if (from < span.to) drawMarks(drawing, before, y + 17, told.baseline.view.events, from);
  }
  if (!row) return;
  drawMarks(drawing, row, y, told.view.events, null);
  const chosen = told.selected === null ? null : row.find(told.selected);
  if (chosen === null) return;
  const x = scale(row.at[chosen] ?? 0);
  if (x >= -11 && x <= width + 11) drawing.marks.push({ is: 'ring', x, y, radius: 11, ink: 'focus' });
}

/** How many marks stand where they cannot be told apart; 0 where they can. */
function crowdIn({ span, width, told }: Drawing, row: MarkRow): number {
  const drawn = marksIn(row, { ...span, width }, told.view.events);
  if (!drawn.dense) return 0;
  const all = ({ counts }: (typeof drawn.columns)[number]): number =>
    MARK_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  return drawn.columns.reduce((sum, column) => sum + all(column), 0);
}

/** The marks of a row; from a moment on and faintly, those of the run before. */
function drawMarks(
  drawing: Drawing,
  row: MarkRow,
  y: number,
  events: number,
  baselineFrom: number | null,
): void {
  const { span, scale, width, marks } = drawing;
  const baseline = baselineFrom !== null;
  const drawn = marksIn(row, { ...span, width }, events);
  const least = baseline ? scale(baselineFrom) : -Infinity;
  if (!drawn.dense) {
    for (const kind of MARK_KINDS) {
      const xs = baseline ? drawn.xs[kind].filter((x) => x >= least) : drawn.xs[kind];
      if (xs.length === 0) continue;
      const { glyph, ink } = GLYPH_OF[kind];
      marks.push({ is: 'glyphs', glyph, ink: baseline ? 'ink-3' : ink, xs, y, small: baseline });
    }
    return;
  }
  drawing.dense ||= !baseline;
  const columns = drawn.columns.filter(({ x }) => x >= least);
  const column = (counted: (counts: Record<MarkKind, number>) => number, up: boolean, ink: Ink): Columns => {
    const some = columns.filter(({ counts }) => counted(counts) > 0);
    const shrink = baseline ? 0.5 : 1;
    return {
      is: 'columns',
      ink: baseline ? 'ink-3' : ink,
      xs: some.map(({ x }) => x),
      heights: some.map(({ counts }) => columnHeight(counted(counts)) * shrink),
      y: up ? y - 1 : y + 1,
      up,
      width: up ? COLUMN_PX : COLUMN_PX - 1.5,
    };
  };
  marks.push(column(({ allowed, errand }) => allowed + errand, true, 'allowed'));
  marks.push(column(({ refused }) => refused, false, 'refused'));
  const throttled = columns.filter(({ counts }) => counts.throttled > 0).map(({ x }) => x + COLUMN_PX / 2);
  if (throttled.length > 0)
    marks.push({
      is: 'glyphs',
      glyph: GLYPH_OF.throttled.glyph,
      ink: baseline ? 'ink-3' : GLYPH_OF.throttled.ink,
      xs: throttled,
      y,
      small: true,
    });
}
