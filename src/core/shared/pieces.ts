/** A stretch of a text: plain, or code that stood between backticks. */
export interface Piece {
  text: string;
  code: boolean;
}

/** Splits a text at its backticks. One without a partner is an ordinary character. */
export function pieces(text: string): Piece[] {
  return text
    .split(/(`[^`]+`)/)
    .filter(Boolean)
    .map((part) =>
      part.length > 2 && part.startsWith('`')
        ? { text: part.slice(1, -1), code: true }
        : { text: part, code: false },
    );
}

/** The text where nothing can be set as code: a title, an index, a structured datum. */
export function withoutMarks(text: string): string {
  return pieces(text)
    .map((piece) => piece.text)
    .join('');
}
