import {
  CALLERS,
  LANES,
  type ActorId,
  type Lane,
  type Scenario,
  type View,
} from '../../../core/simulation/index.js';
import { barsOf, type Bars } from './bars/bars.js';
import { copiesOf, type Copy } from './bars/copies.js';
import { rowId, type MarkIndex, type MarkRow } from './markIndex.js';
import { PEOPLE, type People } from '../words/people.js';

/** Where things stand on the timeline, in pixels from its top. */
export const AXIS_HEIGHT = 26;
export const FLAG_LINE = 21;
const LANE_GAP = 14;
const TITLE_HEIGHT = 24;
export const BAR_HEIGHT = 22;
export const THIN_HEIGHT = 14;
export const COPY_HEIGHT = 16;
const LINE_GAP = 3;
const FIRST_ROW = 31;
const FINDING = 38;
/** What rows and findings give up where room is short. */
const CLOSER = 9;
const CLOSER_ROWS = 4;
const CLOSER_FIRST = 4;

export interface Row {
  lane: Lane | null;
  actor: ActorId;
  /** `Customer`, `Second tab`. */
  name: string;
  /** The accessible name: `attacker, JWT: requests`. */
  label: string;
  marks: MarkRow | undefined;
  /** The middle of the row. */
  y: number;
}

export interface LaneBox {
  lane: Lane | null;
  top: number;
  bars: Bars;
  barsTop: number;
  copies: readonly Copy[];
  copiesTop: number;
  rows: Row[];
  findingY: number;
}

export const LANE_NAMES: Record<Lane, string> = { key: 'API key', jwt: 'JWT' };
/** What there is to lay out. */
export interface Shown {
  world: Scenario;
  view: View;
  index: MarkIndex;
  /** How many lines of flags stand above the lanes. */
  flagLines: number;
  /** Whether the run before is drawn under each row. */
  withBaseline: boolean;
  /** Whether there is little room from top to bottom. */
  compact: boolean;
  people?: People | undefined;
  /** The lanes of the story, whatever is in them yet; both where nothing is said. */
  lanes?: readonly Lane[] | undefined;
  /** Whether those alone have a row who have called. */
  callersAlone?: boolean | undefined;
  /** Lanes that show every life, however many lines it takes. */
  unfolded?: ReadonlySet<Lane> | undefined;
}

/** The lanes that have something in them, from the top down, and the height of all. */
export function lanesOf(shown: Shown): { lanes: LaneBox[]; height: number } {
  const lanes: LaneBox[] = [];
  let top = AXIS_HEIGHT + shown.flagLines * FLAG_LINE + 6;
  for (const lane of [...lanesIn(shown), null]) {
    const box = boxOf(lane, top, shown);
    if (!box) continue;
    lanes.push(box);
    top = box.findingY + 4 + LANE_GAP;
  }
  return { lanes, height: top - LANE_GAP + 6 };
}

function lanesIn({ view, index, lanes = LANES }: Shown): readonly Lane[] {
  const used = LANES.filter(
    (lane) =>
      view.credentials.some((row) => row.lane === lane) ||
      [...index.rows.keys()].some((id) => id.startsWith(lane)),
  );
  return used.length > 0 ? used : lanes;
}

function boxOf(lane: Lane | null, top: number, shown: Shown): LaneBox | null {
  const actors = [...CALLERS, 'you' as const].filter((actor) => occurs(lane, actor, shown));
  if (lane === null && actors.length === 0) return null;
  const bars = lane
    ? barsOf(shown.view, lane, shown.unfolded?.has(lane))
    : { bars: [], lines: 0, thinLines: 0, left: 0 };
  const copies = lane ? copiesOf(shown.view, lane) : [];
  const barsTop = top + (lane ? TITLE_HEIGHT : 0);
  const thinTop = barsTop + roomFor(lane, bars.lines) * (BAR_HEIGHT + LINE_GAP);
  const copiesTop = thinTop + bars.thinLines * (THIN_HEIGHT + LINE_GAP);
  const closer = shown.compact ? CLOSER : 0;
  const firstY =
    copiesTop + copies.length * (COPY_HEIGHT + LINE_GAP) + FIRST_ROW - Math.min(closer, CLOSER_FIRST);
  const pitch = shown.withBaseline ? 46 : actors.length > 2 ? 38 : 42 - Math.min(closer, CLOSER_ROWS);
  const rows = actors.map((actor, index) => rowOf(lane, actor, firstY + index * pitch, shown));
  const findingY = (rows.at(-1)?.y ?? firstY) + (lane ? FINDING - closer + (shown.withBaseline ? 6 : 0) : 18);
  return { lane, top, bars, barsTop, copies, copiesTop, rows, findingY };
}

/** Tokens overlap when they are refreshed: the second line is there before it is needed, so nothing jumps. */
function roomFor(lane: Lane | null, lines: number): number {
  return Math.max(lines, lane === 'jwt' ? 2 : lane === 'key' ? 1 : 0);
}

function rowOf(lane: Lane | null, actor: ActorId, y: number, { index, people = PEOPLE }: Shown): Row {
  const name = people[actor].row;
  return {
    lane,
    actor,
    name: lane ? name : `${name}, in neither lane`,
    label: `${name.toLowerCase()}, ${lane ? LANE_NAMES[lane] : 'neither lane'}: requests`,
    marks: index.rows.get(rowId(lane, actor)),
    y,
  };
}

/** Whoever calls has a row, and so has a thief from the start of a story that leaks something. */
function occurs(lane: Lane | null, actor: ActorId, { world, view, index, callersAlone }: Shown): boolean {
  if (index.rows.has(rowId(lane, actor))) return true;
  if (lane === null || actor === 'you' || callersAlone) return false;
  if (view.clients.some((client) => client.lane === lane && client.actor === actor)) return true;
  if (actor === 'customer') return true;
  return (
    actor === 'attacker' &&
    world.script.some(
      (command) =>
        command.type === 'leak' ||
        command.type === 'leak_signing_key' ||
        (command.type === 'send' && command.by === 'attacker'),
    )
  );
}
