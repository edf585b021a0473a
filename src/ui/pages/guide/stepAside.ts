/**
 * Has the way back to the contents step aside while somebody reads on, for it floats over the text. It is there again as
 * soon as they turn back, or reach the end.
 */
export function stepAside(guide: HTMLElement): void {
  const back = guide.querySelector('.back');
  if (!back) return;
  let last = window.scrollY;
  let height = document.documentElement.scrollHeight;
  addEventListener(
    'scroll',
    () => {
      const { scrollY, innerHeight } = window;
      const { scrollHeight } = document.documentElement;
      const isAtEnd = scrollY + innerHeight >= scrollHeight - 1;
      // Where parts above get their real height, the browser scrolls by itself, and nobody has turned.
      if (scrollHeight === height && scrollY !== last)
        back.classList.toggle('aside', scrollY > last && !isAtEnd);
      height = scrollHeight;
      last = scrollY;
    },
    { passive: true },
  );
}
