import type { CommandInput, CommandType } from '../../../core/simulation/index.js';

/** Something that can be done at the press of a button, as the run stands at the moment on screen. */
export interface Move {
  label: string;
  /** What it does, where the label leaves that open. */
  note: string;
  orders: readonly CommandInput[];
  isOff: boolean;
}

/** Whether the story lets a command of this type be given. */
export type May = (type: CommandType) => boolean;
