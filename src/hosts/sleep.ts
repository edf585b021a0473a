/** Waits, for ever if need be. Rejects when the signal says that nobody waits any more. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const wake = (): void => {
      // A signal may outlive many waits.
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    const timer = Number.isFinite(ms) ? setTimeout(wake, ms) : undefined;
    // A wait alone keeps no process running.
    if (typeof timer === 'object') timer.unref();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}
