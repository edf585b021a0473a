/** A hidden tab paints nothing; what waits for it goes on all the same. */
const LONGEST_MS = 1000;

/** Lets the browser paint, or answer somebody, before more is done. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_MS);
  });
}
