/** What the sizes of our drawings are meant for, in pixels. */
const DRAWN_FOR_PX = 16;

/** How much larger than that the reader's base size is: 2 where a browser is set to 32 px. Drawings grow by it, as text does. */
export function baseSize(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / DRAWN_FOR_PX || 1;
}

/** A length of a drawing, as CSS says it. */
export function drawn(length: number): string {
  return `${length / DRAWN_FOR_PX}rem`;
}
