import type { Stretch } from './compact.js';
import { OFTEN, type Steps } from './steps.js';

/**
 * Words that a credential is called by; `key` alone is one in a query, where nothing else is drawn at random. A token against
 * forged requests opens nothing.
 */
const CALLED =
  /(?<!["'][cx]srf[_-]?)(?:token|api[ _-]?key|(?:access|account|signing|encryption)[ _-]?key|private[ _-]?key(?![ _-]?id)|secret(?:[_-]?key)?|session(?:[_-]?id)?|\bsid|assertion|authorization|x-[a-z-]{0,20}key|__host-\w{0,20}|jwt|_authtoken|bearer|password|passwd|(?<=[?&])key(?==))/gi;
/** What leads from the name to the value, with a scheme between them maybe; or a record that has both beside each other. */
const LEADS =
  /[\w-]{0,20}\\{0,7}["'\]]{0,2}[ \t]{0,8}(?:=>|:=|:[ \t]?\w{1,20}[ \t]?=[ \t]?(?=["'`])|[:=]|>(?=[\w.~+/-]{16})|[ \t](?=["']?[\w.~+/-]{24})|,?\s{0,60}["']?value["']?\s{0,4}[:=]|,(?=[ \t]{0,4}["']))\s{0,8}(?:\{\s{0,40}["']value["']\s{0,4}:\s{0,4})?(?:\w{1,20}\((?:\d{1,6}\) )?)?[[ \t]{0,8}\\{0,7}(?:b?["'`]{1,3})?(?:(?:bearer|basic|dpop|apikey|token)[ \t]{1,8})?\\{0,7}["'`]?/iy;
const VALUE = /[\w.~+/-]{16,4096}={0,2}/y; /** The word that a name begins with. */
const NAME = /(?:[a-z_][\w.-]*)?$/i;
/** Below its name it has a line of its own, or is in quotes. */
const ALONE = /^(?:["']|[ \t]*(?:[\r\n]|$))/;

const SCHEME = /(?:bearer|basic|dpop|apikey|token)[ \t]{1,8}\\{0,7}["'`]?$/i;

/** Strings that stand where a credential stands, and look drawn at random. */
export function* namedValues(text: string): Steps<Stretch[]> {
  const found: Stretch[] = [];
  let [met, from] = [0, 0];
  for (;;) {
    if ((met += 1) % OFTEN === 0) yield;
    // Somebody else may have used it since.
    CALLED.lastIndex = from;
    const match = CALLED.exec(text);
    if (!match) return found;
    from = CALLED.lastIndex;
    LEADS.lastIndex = match.index + match[0].length;
    const leads = LEADS.exec(text)?.[0];
    if (leads === undefined) continue;
    const start = match.index + match[0].length + leads.length;
    VALUE.lastIndex = start;
    const token = VALUE.exec(text)?.[0];
    if (token === undefined || !(looksDrawn(token) || (SCHEME.test(leads) && isVaried(token)))) continue;
    const end = start + token.length;
    if (leads.includes('\n') && !ALONE.test(text.slice(end, end + 40))) continue;
    const before = NAME.exec(text.slice(Math.max(0, match.index - 60), match.index))?.[0] ?? '';
    const name = before + match[0] + (/^[\w-]*/.exec(leads)?.[0] ?? '');
    found.push({ start, end, token, name, hasLines: false, isElided: false });
    from = end;
  }
}

/** Whether a heading says that credentials follow. */
export function isCalled(heading: string): boolean {
  CALLED.lastIndex = 0;
  return CALLED.test(heading);
}

/** Whether a text is one value, and looks drawn at random. */
export function isDrawn(text: string): boolean {
  VALUE.lastIndex = 0;
  return VALUE.exec(text)?.[0] === text && looksDrawn(text);
}

const DOTTED_WORDS = /^[\w-]+(?:\.[a-z][\w-]*)+$/i;
const PLACEHOLDER = /(?:^|[-_])(?:your|example|sample|placeholder|changeme|insert|replace)(?:[-_]|$)/i;

/** Letters and digits mixed, few of them twice: no word, no path, no place holder, no version, no date. */
export function looksDrawn(value: string): boolean {
  let [digits, letters, switches, before] = [0, 0, 0, ''];
  const seen = new Set<string>();
  for (const char of value.length > 256 ? value.slice(0, 256) : value) {
    const is =
      char >= '0' && char <= '9'
        ? 'digit'
        : char >= 'a' && char <= 'z'
          ? 'small'
          : char >= 'A' && char <= 'Z'
            ? 'capital'
            : '';
    if (is === '') continue;
    if (is === 'digit') digits += 1;
    else letters += 1;
    // Words come in runs of small letters, and digits at their ends.
    if (before !== '' && is !== before && !(before === 'capital' && is === 'small')) switches += 1;
    before = is;
    seen.add(char);
  }
  const drawn = digits + letters;
  if (drawn < 12 || digits === 0 || letters === 0 || seen.size < Math.min(10, drawn / 2)) return false;
  if (switches < Math.max(3, drawn / 12)) return false;
  const isDotted = DOTTED_WORDS.test(value) && !/\d[a-z]+\d|[a-z]\d+[a-z]/i.test(value);
  return !isDotted && !PLACEHOLDER.test(value);
}

/** Enough behind a scheme, where nothing but a credential stands. */
function isVaried(value: string): boolean {
  return /\d/.test(value) && new Set(value).size >= 8 && !PLACEHOLDER.test(value);
}
