/** Where things stand on the timeline, in pixels. Rows are measured from the top of their lane. */
export const AXIS_HEIGHT = 26;
export const FLAGS_HEIGHT = 26;
export const LANE_GAP = 18;
/** Below the lanes, for calls that belong to neither. */
export const NEUTRAL_ROW = 26;

export interface LaneRows {
  title: number;
  firstBar: number;
  secondBar: number;
  /** Calls by hand. */
  you: number | null;
  customer: number;
  attacker: number;
  finding: number;
  height: number;
}

/** Rows stand closer where there is one more of them. */
export function laneRows(withYou: boolean): LaneRows {
  const bars = { title: 14, firstBar: 24, secondBar: 50 };
  return withYou
    ? { ...bars, you: 98, customer: 131, attacker: 164, finding: 199, height: 202 }
    : { ...bars, you: null, customer: 104, attacker: 144, finding: 182, height: 186 };
}

const MONO_CHARACTER = 7.3;

/** Whether `characters` of the small monospace type fit into a bar. */
export function textFits(width: number, characters: number): boolean {
  return width >= characters * MONO_CHARACTER + 18;
}
