import { upperFirst } from '../../shared/index.js';

/**
 * A sentence that speaks to a team, as the team says it: “your API” is “our API”, “you revoke” is “we revoke”. English
 * verbs have one form for both. Only for sentences of this app, never for what somebody has typed.
 */
export function ours(text: string): string {
  return text
    .replace(/\b(with|to|for|from|of|by|asking|telling|costs?|lets?|leaves?) you\b/g, '$1 us')
    .replace(/\b([Yy])ou(rs?)?\b/g, (_, y: string, ending: string | undefined) => {
      const small = ending === undefined ? 'we' : `ou${ending}`;
      return y === 'Y' ? upperFirst(small) : small;
    });
}

/** A sentence after “because” or a colon: its first letter small, unless its first word is a name or an abbreviation. */
export function lowerFirst(text: string): string {
  const [first = ''] = /^[^\s,.:;]+/.exec(text) ?? [];
  return /^[A-Z][a-z’]*$/.test(first) && !NAMES.has(first)
    ? first.toLowerCase() + text.slice(first.length)
    : text;
}

/** First words of our sentences that are names. */
const NAMES: ReadonlySet<string> = new Set(['Google', 'Bearer']);
