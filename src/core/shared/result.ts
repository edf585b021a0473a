/** An expected outcome as a value. `code` is a closed union; exceptions are left for bugs. */
export type Result<T, E extends { code: string }> = { ok: true; value: T } | ({ ok: false } & E);

export function succeed<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse<C extends string>(code: C): { ok: false; code: C } {
  return { ok: false, code };
}
