import { SHAPES } from '../vendors/table.js';

const BEGINS = Object.values(SHAPES).map(({ prefix }) => prefix.replace(/[^\w-]/g, '\\$&'));
/** How a token, a scheme or a key of a vendor begins. */
const TELLING = new RegExp(`eyJ|\\b(?:[Bb]earer|[Bb]asic)\\s|(?<![\\w-])(?:${BEGINS.join('|')})`);
const [BEGIN, END] = ['-----BEGIN ', '-----END '];

/** The lines of a long text that look as if they held a credential, up to `most` characters, and how many they are. */
export function tellingLines(text: string, most: number): { text: string; count: number } {
  const kept: string[] = [];
  let [room, isInPem] = [most, false];
  for (let start = 0; start < text.length;) {
    const brk = text.indexOf('\n', start);
    const end = brk < 0 ? text.length : brk;
    // A line that is longer than all that is looked at can be nothing but left out.
    const line = end - start < room ? text.slice(start, end) : '';
    start = end + 1;
    isInPem ||= line.startsWith(BEGIN);
    if (!isInPem && !TELLING.test(line)) continue;
    if (line.startsWith(END)) isInPem = false;
    kept.push(line);
    room -= line.length + 1;
  }
  return { text: kept.join('\n'), count: kept.length };
}
