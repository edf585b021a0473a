/** How long a tab may be out of sight before what was pasted into it is forgotten. */
export const FORGET_AFTER_MS = 10 * 60_000;

interface Page {
  document: Document;
  window: Window;
  now: () => number;
}

/**
 * Forgets once the tab was hidden for ten minutes, and when it is left for another document, which a browser may bring back
 * as it was. Returns how to stop. A hidden tab’s timers may sleep, so its return is looked at as well.
 */
export function forgetWhenAway({ document, window, now }: Page, forget: () => void): () => void {
  let hiddenAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    if (document.hidden) {
      hiddenAt ??= now();
      timer = setTimeout(forget, FORGET_AFTER_MS);
      return;
    }
    if (hiddenAt !== null && now() - hiddenAt >= FORGET_AFTER_MS) forget();
    hiddenAt = null;
  };
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', forget);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('pagehide', forget);
  };
}
