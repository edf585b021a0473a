/** Says in `--docked` how much of the window’s lower edge an element takes, so that the page leaves room below its last line. */
export function docked(element: HTMLElement): () => void {
  const { style } = document.documentElement;
  const seen = new ResizeObserver(() => {
    const isDocked = getComputedStyle(element).position === 'fixed';
    style.setProperty('--docked', `${isDocked ? element.offsetHeight : 0}px`);
  });
  seen.observe(element);
  return () => {
    seen.disconnect();
    style.removeProperty('--docked');
  };
}
