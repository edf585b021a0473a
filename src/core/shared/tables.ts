/** One kind of row, by its primary key. Rows are replaced whole, never edited in place, so an old row stays true. */
export type Table<Row> = Map<string, Row>;

/** Named tables: the whole state of something, as plain structured-cloneable data. */
export type Tables = Record<string, Table<never>>;

/** One row written (or, without a row, dropped). A list of changes turns a state into the next one. */
export interface Change<Name extends string = string> {
  table: Name;
  key: string;
  row?: unknown;
}

export function applyChange<T extends Tables>(tables: T, change: Change<string & keyof T>): void {
  const table = tables[change.table] as Table<unknown>;
  if ('row' in change) table.set(change.key, change.row);
  else table.delete(change.key);
}
