/**
 * Has the way back to the contents step aside while somebody reads on, for it floats over the text. It is there again as
 * soon as they turn back, or reach the end.
 */
export function stepAside(guide: HTMLElement): void {
  const back = guide.querySelector('.back');
  if (!back) return;
  let last = window.scrollY;
  addEventListener(
    'scroll',
    () => {
      const { scrollY, innerHeight } = window;
      if (scrollY === last) return;
      const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
      back.classList.toggle('aside', scrollY > last && !isAtEnd);
      last = scrollY;
    },
    { passive: true },
  );
}
