/** One kind of row, by its primary key. Rows are replaced whole, never edited in place, so an old row stays true. */
export type Table<Row> = Map<string, Row>;

/** One row written (or, without a row, dropped). A list of changes turns a state into the next one. */
export interface Change<Name extends PropertyKey = string> {
  table: Name;
  key: string;
  row?: unknown;
}

/** Applies a change to a state: an object whose every member is a table. */
export function applyChange<Name extends PropertyKey>(
  state: Record<Name, Table<unknown>>,
  change: Change<Name>,
): void {
  if ('row' in change) state[change.table].set(change.key, change.row);
  else state[change.table].delete(change.key);
}
