/** A phrase within a sentence: its first letter small, unless it starts with an abbreviation such as “API”. */
export function within(phrase: string): string {
  return /^[A-Z](?![A-Z])/.test(phrase) && !phrase.startsWith('OAuth')
    ? phrase.charAt(0).toLowerCase() + phrase.slice(1)
    : phrase;
}

/** Words with names in braces: those are replaced by what they stand for. */
export function filled(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{([a-z]{1,20})\}/g, (whole, name: string) => values[name] ?? whole);
}

/** “a, b or c” */
export function oneOf(phrases: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(phrases);
}
