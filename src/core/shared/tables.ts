/** One kind of row, by its primary key. Rows are replaced whole, never edited in place, so an old row stays true. */
export type Table<Row> = Map<string, Row>;

/** A state: an object whose every member is a table, given what a row of each is. */
type Tables<Rows> = { [Name in keyof Rows]: Table<Rows[Name]> };

/** What a row of each table of a state is. */
export type RowsOf<State> = {
  [Name in keyof State]: State[Name] extends Table<infer Row> ? Row : never;
};

type ChangeIn<Rows, Name extends keyof Rows> = {
  [Each in Name]: { table: Each; key: string; row: Rows[Each] } | { table: Each; key: string; row?: never };
}[Name];

/**
 * One row written (or, without a row, dropped); which table it is tells what the row is. A list of changes turns a
 * state into the next one.
 */
export type Change<State> = ChangeIn<RowsOf<State>, keyof State>;

export function applyChange<Rows, Name extends keyof Rows>(
  state: Tables<Rows>,
  { table, key, row }: ChangeIn<Rows, Name>,
): void {
  if (row === undefined) state[table].delete(key);
  else state[table].set(key, row);
}

/** The same rows in tables of their own. */
export function copyTables<Rows>(tables: Tables<Rows>): Tables<Rows> {
  const copy = { ...tables };
  for (const name in tables) copy[name] = new Map(tables[name]);
  return copy;
}
