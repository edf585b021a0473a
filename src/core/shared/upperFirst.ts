/** A phrase as the beginning of a sentence or a title. */
export function upperFirst(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
