/** Where things stand on the timeline, in pixels. Rows are measured from the top of their lane. */
export const AXIS_HEIGHT = 26;
export const FLAGS_HEIGHT = 26;
export const LANE_HEIGHT = 186;

export const LANE_ROWS = {
  title: 14,
  firstBar: 24,
  secondBar: 50,
  customer: 104,
  attacker: 144,
  finding: 182,
};

const MONO_CHARACTER = 7.3;

/** Whether `characters` of the small monospace type fit into a bar. */
export function textFits(width: number, characters: number): boolean {
  return width >= characters * MONO_CHARACTER + 18;
}
