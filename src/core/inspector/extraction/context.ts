import type { Wrapping } from '../types.js';
import { cookieHeader, cookieName, guardsOf, type CookieGuards } from './cookie.js';

export interface Context {
  name?: string;
  wrappings: Wrapping[];
  /** Of a cookie that a server sets. */
  cookie?: CookieGuards;
}

/** Far enough to see what a value is called, and what the line it stands in is. */
const NEAR = 200;
const FAR = 2000;

const SCHEME = /\b(?:bearer|basic|dpop|apikey|token)\s{1,8}(?:\\{0,3}["'])?$/i;
const HEADER =
  /(?:^|[\n\r"'])[ \t>]{0,8}((?:proxy-)?authorization|x-[a-z\d-]{1,40}|(?:[a-z\d]{1,20}-){1,4}(?:key|token|auth|secret|session|jwt|assertion)|apikey|dpop):[ \t]{0,8}(?:[a-z]{1,10}\s{1,8})?(?:\\{0,3}["'])?$/i;
const COOKIE_FLAG = /(?:\s-b|--cookie)[\s=]{1,4}["']?(?:[^\s"'=;]{1,80}=[^"'\n]{0,1000})?$/;
const MEMBER =
  /\\{0,7}["']([\w.$ -]{1,80})\\{0,7}["']\s{0,20}:\s{0,20}(?:\\{0,7}b?["'])?(?:[a-z]{1,10}\s{1,4})?$/i;
/** An object, or an element, that holds a name and a value, as HAR, Postman and settings in XML have them; or a value alone. */
const RECORD =
  /(?:\b(?:name|key)["']?\s{0,20}[:=]\s{0,20}["']([^"'\n]{1,80})["'],?|["']([^"'\n]{1,80})["']\s{0,20}:\s{0,20}\{)\s{0,60}["']?value["']?\s{0,20}[:=]\s{0,20}["'](?:[a-z]{1,10}\s{1,4})?$/i;
const ELEMENT = /[[,]\s{0,20}\\{0,7}"$/;
const PAIR = /([\w.[\]-]{1,80})=(?:\\{0,3}["'])?(?:[a-z]{1,10}(?:\s|\+){1,4})?$/i;
const SETTING =
  /([A-Za-z_][\w.-]{0,60})["']?[ \t]{0,4}(?:=>|:=|[:=>])[ \t]{0,4}\[?(?:b?["'`])?(?:(?:bearer|basic|dpop|apikey)\s{1,8})?$/i;

/** What stands around a stretch of a text, the outermost first, and what it is called there. */
export function contextOf(text: string, start: number, end: number): Context {
  const before = text.slice(Math.max(0, start - FAR), start);
  const near = before.slice(-NEAR);
  const wrappings: Wrapping[] = [];
  let name: string | undefined;
  const take = (found: string | undefined): void => {
    name ??= found;
  };

  // A command goes on over lines that end in a backslash.
  const command = before.slice(Math.max(0, ...['\n', '\r'].map((brk) => lastBreak(before, brk))));
  if (/\bcurl(?:\.exe)?\s/.test(command)) wrappings.push('curl');

  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const cookie = cookieHeader(before, line);
  if (cookie !== null || COOKIE_FLAG.test(line)) {
    wrappings.push('cookie');
    take(cookieName(near));
  } else {
    const header = HEADER.exec(near)?.[1];
    if (header !== undefined) {
      wrappings.push('header');
      take(header);
    }
  }
  const record = RECORD.exec(near);
  take(record?.[1] ?? record?.[2]);
  const member = MEMBER.exec(near)?.[1];
  if (member !== undefined && !wrappings.includes('header')) {
    wrappings.push('json');
    take(member);
  } else if (ELEMENT.test(near)) wrappings.push('json');
  const address = addressAround(before);
  if (address !== null && !wrappings.includes('cookie')) {
    wrappings.push(address);
    take(PAIR.exec(near)?.[1]);
  }
  if (SCHEME.test(near)) wrappings.push('scheme');
  const [open, close] = [
    text[start - 1] ?? '',
    text[end] === '\\' ? text.charAt(end + 1) : (text[end] ?? ''),
  ];
  if (open !== '' && '"\'`“‘«<'.includes(open) && '"\'`”’»>'.includes(close)) wrappings.push('quotes');
  take(SETTING.exec(near)?.[1]);
  return {
    ...(name !== undefined && { name }),
    wrappings,
    ...(cookie === 'set' && { cookie: guardsOf(near, text.slice(end, end + NEAR)) }),
  };
}

/** Behind the last line break that does not follow a backslash. */
function lastBreak(text: string, brk: string): number {
  let at = text.lastIndexOf(brk);
  while (at > 0 && /\\\r?$/.test(text.slice(at - 2, at))) at = text.lastIndexOf(brk, at - 1);
  return at + 1;
}

/** Which part of an address, or of a form, a value stands in, by what leads up to it without a space. */
function addressAround(before: string): 'query' | 'fragment' | 'path' | 'form' | null {
  const word = /[^\s"'`<>]*$/.exec(before.slice(-1000))?.[0] ?? '';
  // In a string of settings, an address is one of several, and ends before the next.
  const isAddress = /^[a-z\d+.:-]{1,40}:\/\/|:\/\/[^?#]*[?#]|^[/?#]|^www\./i.test(word);
  const isPair = /(?:^|[?&#;])[\w.[\]-]{1,80}=$/.test(word);
  if (isPair && isAddress) return word.lastIndexOf('#') > word.lastIndexOf('?') ? 'fragment' : 'query';
  if (isPair && word.includes('&')) return 'form';
  return /[a-z]:\/\/[^?#]{1,900}\/$/i.test(word) ? 'path' : null;
}
