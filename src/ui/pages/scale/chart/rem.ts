/**
 * How much larger than 16 px type is here. A drawing is laid out for type of 16 px and scaled by this as a whole, so that its
 * labels keep their places at any size of type.
 */
export function remScale(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
