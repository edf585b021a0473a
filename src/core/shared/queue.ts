/**
 * Runs actions one after the other, in the order they are given. One that fails says so to whoever gave it, and the
 * next one runs all the same.
 */
export function createQueue(): <T>(action: () => T | Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const result = last.then(action);
    last = result.catch(() => undefined);
    return result;
  };
}
