/** What a `Set-Cookie` says of its cookie (RFC 6265bis section 4.1.2), as far as it guards the value. */
export interface CookieGuards {
  name: string;
  isSecure: boolean;
  isHttpOnly: boolean;
  sameSite: 'strict' | 'lax' | 'none' | null;
}

const HEADER = /(?:^|[\n\r"'{,])[ \t<>*]{0,8}(["']?)(set-)?cookie(["']?)[ \t]{0,4}:[ \t]{0,8}/gi;
/** A header as a HAR has it: an object with a name and a value, perhaps over several lines. */
const RECORD =
  /"name"\s{0,20}:\s{0,20}"(set-)?cookie"\s{0,20},\s{0,20}"value"\s{0,20}:\s{0,20}"[^"]{0,2000}$/i;
const NAME = /(?:^|[\s;"',])([^\s=;"',:]{1,80})=["']?$/;

/** Whether a value stands in a cookie header, by what leads up to it; `set` is one that a server sends. */
export function cookieHeader(before: string, line: string): 'sent' | 'set' | null {
  const record = RECORD.exec(before);
  if (record) return record[1] === undefined ? 'sent' : 'set';
  const header = [...line.matchAll(HEADER)].at(-1);
  if (!header) return null;
  const [whole, open, set, closed] = header;
  const rest = line.slice(header.index + whole.length);
  // In JSON the value is a string, or one of a list; on a command line the quote before the name closes the header.
  const quote =
    closed !== '' ? (rest.charAt(0) === '[' ? '"' : rest.charAt(0)) : open || quoteAt(line, header.index);
  const inside = closed === '' ? rest : rest.slice(1);
  const isOpen =
    quote === '' || (rest.startsWith('[') ? count(inside, '"') % 2 === 1 : count(inside, quote) === 0);
  if (!isOpen) return null;
  return set === undefined ? 'sent' : 'set';
}

/** Of a cookie that a server sets, its name and its attributes, which stand behind the value. */
export function guardsOf(before: string, after: string): CookieGuards {
  const rest = /^["']?((?:;[^\n\r"'\\]{0,1000})?)/.exec(after)?.[1] ?? '';
  const attributes = rest.split(';').map((each) => each.trim().toLowerCase());
  const site = attributes.find((each) => /^samesite\s*=/.test(each))?.replace(/^samesite\s*=\s*/, '');
  return {
    name: NAME.exec(before)?.[1] ?? '',
    isSecure: attributes.includes('secure'),
    isHttpOnly: attributes.includes('httponly'),
    sameSite: site === 'strict' || site === 'lax' || site === 'none' ? site : null,
  };
}

export function cookieName(before: string): string | undefined {
  return NAME.exec(before)?.[1];
}

function quoteAt(line: string, index: number): string {
  const char = line.charAt(index);
  return char === '"' || char === "'" ? char : '';
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}
