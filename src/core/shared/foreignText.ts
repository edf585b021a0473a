const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute of HTML, SVG or XML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * What a reader cannot see, or what turns around what stands beside it: control characters other than tab and line feed,
 * format characters (directions, zero widths, soft hyphens, tags), line and paragraph separators, halves of a pair.
 */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Joiners that do what they are for: in a family emoji, in Persian, after the virama of an Indic script. */
const JOINER =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}])[\u200c\u200d](?=[\p{L}\p{M}\p{Extended_Pictographic}])/uy;

/**
 * Text that somebody else wrote, so that what is read is what is there: each such character stands as its code point,
 * and lines end in a line feed. Text that came through once stays as it is.
 *
 * @example
 * visible('owner\u202Etxt.exe'); // 'owner[U+202E]txt.exe'
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNSEEN, (unseen, at: number, whole: string) => {
    JOINER.lastIndex = at;
    if (JOINER.test(whole)) return unseen;
    const code = unseen.codePointAt(0) ?? 0;
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
