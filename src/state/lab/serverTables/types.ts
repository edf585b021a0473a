/** What the server keeps, as objects to look at. */
export type Touch = 'read' | 'written';

export interface KeptRow {
  key: string;
  /** What it is found by: a hash, an id. */
  name: string;
  detail: string;
  /** Dead, but kept. */
  isOver?: boolean;
  /** How deep it stands in its tree. */
  depth?: number;
  /** How much of a limit is used. */
  used?: { of: number; so: number };
  touch: Touch | null;
}

export interface KeptTable {
  id: string;
  title: string;
  /** Where it lives, and so what asking it costs. */
  where: string;
  /** What it says while it is empty. */
  empty: string;
  rows: KeptRow[];
  /** The request asked here, whether or not there was a row. */
  isAsked: boolean;
}

export type Touches = ReadonlyMap<string, Touch>;

export type Untouched = Omit<KeptRow, 'touch'>;
