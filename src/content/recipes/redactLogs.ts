// Keeps credentials out of logs: by the names they come under, and by what they look like elsewhere. It is the second line
// of defence: the first is not to log them, for HTTPS hides nothing from your own logs (RFC 6750 section 5.3). It does not
// find what stands apart from its name ("the password is ...", -u ana:..., a part of a path, a column), what comes under a
// name that is not below (hmac, contraseña), the second word of a passphrase without quotes, what is encoded once more
// (base64, gzip), or one token over two lines. No text makes it slow.

const HIDDEN = '[redacted]';
/** Characters of one text and of all, levels, entries of one object and of all. The rest is cut, and the log says so. */
const MOST = { text: 100_000, texts: 1_000_000, depth: 16, entries: 1000, total: 10_000 };

/** Ends of names, without case and punctuation: db_password, X-API-Key, refreshTokens, token_value. Add your own. */
const ENDS = new RegExp(
  '(?:authorization|cookie|token|secret|password|passwd|passphrase|passcode|credential|signature|assertion' +
    '|codeverifier|sessionid|sessid|idtokenhint|samlresponse|csrf|xsrf|mnemonic|(?:seed|recovery)phrase|websocketprotocol|(?:db|user|smtp|ftp|key|store|root|admin)pass' +
    '|(?:api|access|secret|private|signing|encryption|master|account|shared|subscription|app|client|session|auth|hmac' +
    '|ssh|deploy|license|consumer|webhook|service|functions?|aes|rsa|tls|ssl|cipher|unseal|stripe|openai|sendgrid)key' +
    '|(?:pin|auth(?:orization)?|device|user|verification|recovery|backup|reset|login|otp|mfa|onetime|security|access|sms)code)' +
    '(?:s|confirmation|confirm|repeat|old|new|value|hash|string|raw|base|base64|b64|hex|bytes|plain|text|plaintext|encrypted|digest|data|pem|v)?\\d{0,3}$',
);
/** Too short for the end of a longer word. */
const LAST_WORD =
  /(?:(?:^|[^a-z\d])(?:pwd|pw|psk|pin|t?otp|sid|sig|jwt|dpop|cvv|cvc|creds?)|[^a-z\d](?:pass|pat))[^a-z]*$/;
/** Any key of an environment, such as STRIPE_KEY, but for those that are no credential. */
const ENV_KEY = new RegExp(
  '(?:^|[^A-Z\\d ])(?!(?:PRIMARY|FOREIGN|UNIQUE|PARTITION|SORT|HASH|RANGE|ROW|SHARD|INDEX|CACHE|ROUTING|OBJECT|GROUP|MESSAGE|EVENT' +
    '|LOCK|IDEMPOTENCY|PUBLIC|PUB|PUBLISHABLE|INVALID|UNKNOWN|MISSING|SUCH|DUPLICATE|DUP|BAD|EXPIRED|REVOKED)_)' +
    '[A-Z\\d ]+_KEY(?:S|_?(?:B64|BASE64|HEX|PEM|V?\\d{1,3}))?\\W*$',
);
/** Words of every day: they count in a form, in JSON and in an object, not in a sentence ("session: closed"). */
const COMMON = /^(?:code|pass)\d{0,3}$|(?:^|[^a-z\d])(?:session|auth|bearer)\d{0,3}$/;
type Go = (held: unknown, under: string) => unknown;
type Kind = 'secret' | 'plural' | 'common' | 'code';
/** What stays: three tokens are a count, and 404, -1, ECONNRESET and ERR_TIMED_OUT no authorization code. */
const ERROR_CODE = /^(?:-?\d{1,5}|E[A-Z]{2,15}|[A-Z]{2,15}(?:_[A-Z\d]{1,20}){1,6})$/;
const COUNT = /^\d{1,7}$/;

function kindOf(name: string): Kind | undefined {
  const split = decoded(name.slice(-200)).replace(/([a-z\d])(?=[A-Z])/g, '$1 ');
  const words = split.toLowerCase();
  const squashed = words.replace(/[^a-z\d]/g, '');
  if (COMMON.test(words)) return squashed === 'code' ? 'code' : 'common';
  const isSecret = ENDS.test(squashed) || ENV_KEY.test(split);
  if (isSecret && /(?:token|cookie|key)s$|bytes$/.test(squashed)) return 'plural';
  return isSecret || LAST_WORD.test(words) ? 'secret' : undefined;
}

function isHarmless(kind: Kind, value: unknown): boolean {
  if (!/^(?:string|number)$/.test(typeof value)) return typeof value === 'boolean' && kind === 'common';
  const plain = kind === 'plural' ? COUNT : kind === 'code' ? ERROR_CODE : undefined;
  return plain?.test(String(value)) ?? false;
}

/** A character by its code, also encoded twice: `%5F` in an address, `\u005f` in JSON, `\x5f` of nginx. */
const coded = (codes: string): string => String.raw`(?:%(?:25){0,3}|\\{1,7}(?:u00|x))(?:${codes})`;
const ANY_CODE = new RegExp(coded('([\\da-f]{2})'), 'gi');
const decoded = (name: string): string =>
  name.replace(ANY_CODE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const IN_NAMES = String.raw`5[\dabdf]|[467][\da-f]|2[de]|3\d`;
const QUOTE = String.raw`\\{0,7}["'${'`'}]|[“”„‘’‚«»‹›]|&(?:quot|apos|#0{0,4}3[49]|#x0{0,4}2[27]);|${coded('2[27]')}`;
/** Others close with what opened. */
const CLOSES = new Map(['“”', '„“', '‘’', '‚‘', '«»', '»«', '‹›', '›‹'].map((pair) => [pair[0], pair[1]]));
/** A name; the quote that closes it; and what leads to its value: `=`, `:`, `=>`, a comma, a flag's space, a tag's end. */
const NAMED = new RegExp(
  String.raw`(?:(?<![\w$.%\\[\]-])|(?<=${coded(`(?!${IN_NAMES})[\\da-f]{2}`)}|\\[nrtfb]))` +
    String.raw`((?:[\w$.[\]-]|${coded(IN_NAMES)}){1,1000000})` +
    // Doubled, as in CSV; before a bracket, as in form["password"].
    String.raw`(?:(""|${QUOTE})\]?(?:\s|%20){0,60}|(?:[^\S\r\n]|%20){0,60})` +
    String.raw`(=>|:=|={1,3}|[:,]|${coded('3[ad]|2c')}|(?<=(?:^|[\s"'])--?[\w-]{1,64}[ \t])` +
    String.raw`|>(?<=<(?:[\w.-]{1,64}:)?[\w.-]{1,64}>)|(?<=\s)(?<=<(?:[\w.-]{1,64}:)?[\w.-]{1,64}\s{1,60})(?=[^<>]{0,500}>))` +
    String.raw`(?:\s{0,60}(?=\\{0,7}["'[{]|(?:string|int)\()|(?:[^\S\r\n]|\+|%20){0,60})` +
    // Some("…"), and string(7) "…" of PHP.
    String.raw`(?:(?:[$@]|r#|[bfruen]{1,2}|[a-z]\w{0,30}\((?:\d{1,9}\) )?)(?=["']))?`,
  'gi',
);
const OPENING = new RegExp(QUOTE, 'iy');
const ENCODED = new RegExp(`(?:${coded('[57]b')})[^\\s&]{0,1000000}`, 'iy');
/** To the end of a header line; a quote ends it as well, unless it belongs to one of Digest's parameters. */
const LINE = /(?:=\\{0,7}"[^"\r\n]{0,1000000}"|[^"\r\n\\]|\\(?![rn"\\])){0,1000000}/y;
/** YAML: what stands further in on the next lines. */
const BLOCK = /(?:[|>][+\-\d]{0,2})?[ \t]{0,60}(?:\r?\n[ \t][^\r\n]{0,1000000}){1,1000000}/y;
const PARAMETER = /(?:[^\s&;"'`}\\<>]|["'}\\<>](?=\w)){0,1000000}/y;
const WORD = /(?:[^\s"'`}\\<>]|["'}\\<>](?=\w)){0,1000000}/y;
const SCALAR = /[^\s,}\]&"'`\\]{0,1000000}/y;
/** A tag's attributes and what it holds. */
const TAG = /[^<>]{0,1000000}?(?=\/>)|[^]{0,1000000}?(?=<\/|$)/y;
/** The name of a value that stands before it: `<input value="..." name="password">`. */
const NAMED_LATER =
  /(["'])(?:(?!\1)[^<>{}\r\n]){1,500}\1[^<>{}\r\n]{0,200}?\b(?:name|key)["']?\s?[:=]\s?["']?([\w.-]{1,200})/iy;
/** What stands before a name in an address, and names of several words: API key, one-time code. */
const QUERY = new RegExp(`(?:[?&;]|${coded('3f|26')})$`, 'i');
const WORDS = /(?<![\w-])(?:[a-z]{1,20}[ -]){1,2}(?:key|code|id|phrase)$/i;
// Bounds of a million: no text gets as long, so a search for the end of the text gets there.
/** Yours first; then a scheme with credentials, by itself. */
const KEYS = /kot(?:_|%5f)demo(?:_|%5f)[\w-]{8,1000000}/gi;
const SCHEMES =
  /\b(Bearer|DPoP|Basic|ApiKey|Token|Negotiate)((?:[\s+:="']|(?:%(?:25){0,3}|\\{1,7}u00)(?:20|3a)){1,8})([\w.~+/%-]{8,1000000}={0,2})(?![\w.~+/%-])/gi;
/** Before `@` in an address, with a password or without: tokens go there, too. A port is no password. */
const USERINFO =
  /(?<=(?:\/|%2f|\\{1,7}\/){2})(?:[^\s/?#:@"'<>[\]]{0,200}:(?!\d{1,5}[/?#])[^\s"'<>]{1,300}|(?:(?!%2f|%3f|%23)[^\s/?#"'<>]){1,1000})(?=@|%40)|(?<![\w.-])[\w.-]{1,200}:[^\s"'<>:]{1,1000}(?=@(?:tcp|unix)\()/gi;
/** Runs with dots: a JWT of three parts, a JWE of five, or the beginning of one. */
const DOTTED = /(?<![\w-])[\w-]{1,1000000}(?:(?:\.|%(?:25){0,3}2e)[\w-]{0,1000000}){1,1000}/gi;
const PEM = /-----BEGIN [^-]{0,40}PRIVATE KEY[^-]{0,9}-----[^]{0,1000000}?(?:-----END [^-]{0,60}-----|$)/g;
/** The private members of a JWK (RFC 7518 sections 6.2.2, 6.3.2 and 6.4). */
const JWK = /((?<!\w)(?:[dpqk]|d[pq]|qi)\\{0,7}["']?\s{0,60}:\s{0,60}\\{0,7}["'])[\w-]{22,1000000}/g;
/** A field of a multipart form, and what stands below it. */
const FIELD =
  /(name="([^"\r\n]{1,200})"[^\r\n]{0,200}\r?\n(?:[^\r\n]{1,200}\r?\n){0,3}\r?\n)[^]{1,1000000}?(?=\r?\n--|$)/gi;

/** Addresses, headers, JSON, messages, stack traces: wherever people put a request into a sentence. */
export function redactText(text: string): string {
  // Not cut through the middle of a token: half of one is not known any more.
  const gaps = [' ', '\n'].map((gap) => text.lastIndexOf(gap, MOST.text));
  const head = text.length > MOST.text ? text.slice(0, Math.max(...gaps, MOST.text - 8000)) : text;
  const kept = head
    // Colours would stand between a name and its value.
    .replace(/\p{Cc}\[[\d;]{0,20}m/gu, '')
    .replace(PEM, HIDDEN)
    .replace(JWK, `$1${HIDDEN}`)
    .replace(USERINFO, HIDDEN)
    .replace(FIELD, (all, above: string, name: string) => (kindOf(name) ? above + HIDDEN : all));
  const clean = redactNamed(kept)
    .replace(SCHEMES, (all, scheme: string, gap: string, value: string, at: number, whole: string) => {
      // Bearer realm="api" is a challenge; "Basic authentication failed" and "the bearer presented it" are sentences.
      const isParameter = value.endsWith('=') && whole.charAt(at + all.length) === '"' && !/["']/.test(gap);
      const isWord = scheme === 'Bearer' ? /^(?:auth|token|cred)[a-z]+$/ : /^[A-Z]?[a-z]{1,19}$/;
      const isName = /^[ant]/i.test(scheme) && !/\d/.test(value);
      return isParameter || isName || isWord.test(value) ? all : scheme + gap + HIDDEN;
    })
    .replace(KEYS, HIDDEN)
    .replace(DOTTED, (run) => {
      const at = run.indexOf('eyJ');
      const isLong = Math.max(run.lastIndexOf('.'), run.lastIndexOf('%')) > at + 6;
      return at >= 0 && isLong ? run.slice(0, at) + HIDDEN : run;
    });
  return head === text ? clean : `${clean} [cut: ${text.length - head.length} more characters]`;
}

function redactNamed(text: string): string {
  let [clean, done, label, taken] = ['', 0, '', 0];
  NAMED.lastIndex = 0;
  for (let match = NAMED.exec(text); match; match = NAMED.exec(text)) {
    const [all, name = '', quote = '', leads = ''] = match;
    const from = match.index + all.length;
    const opening = (quote === '""' && matchAt(/""/y, text, from)) || matchAt(OPENING, text, from);
    // In name="password" value="..." it is no name itself.
    if (/^(?:name|key|header)$/i.test(name) && leads !== ',') {
      label = matchAt(/[\w.-]{1,200}/y, text, from + opening.length);
      const end = from + opening.length + label.length;
      if (opening !== '') NAMED.lastIndex = end;
      // It named the value before it.
      if (end === taken) label = '';
    }
    const lastWords = text.slice(Math.max(0, match.index - 42), match.index);
    const isValue = /^(?:value|content)$/i.test(name);
    if (isValue) NAMED_LATER.lastIndex = from;
    const later = isValue && !kindOf(label) ? NAMED_LATER.exec(text)?.[2] : undefined;
    if (later !== undefined) taken = NAMED_LATER.lastIndex;
    const called = isValue ? (later ?? label) : (WORDS.exec(lastWords + name)?.[0] ?? name);
    const kind = /^(?:key|code)$/i.test(name) && QUERY.test(lastWords) ? 'secret' : kindOf(called);
    // A quote or a bracket makes it a value again.
    const isSentence =
      quote + opening === '' && /^(?::|%.*3a)$/i.test(leads) && !/[[{]/.test(text.charAt(from));
    if (!kind || (isSentence && (kind === 'common' || kind === 'code'))) continue;
    if (kind === 'plural' && /^\d{1,7}(?!\w)/.test(text.slice(from, from + 10))) continue;
    // Of a list only what is written as a name and its value.
    const isList = /^(?:,|%.*2c)$/i.test(leads);
    const isBare = opening === '' && !/[\d{[]/.test(text.charAt(from));
    if (isList && (quote === '' || isBare || /bearer/i.test(name))) continue;
    const end = endOfValue(text, match, from, opening);
    const value = text.slice(from + opening.length, end);
    if (value === '' || isHarmless(kind, value.replace(/[\\"'`”’»,;.)]{1,9}$/, ''))) continue;
    // Where JSON had a number or an object, a string keeps it JSON.
    const around = opening === '' ? quote : '';
    clean += text.slice(done, from) + opening + around + HIDDEN + around;
    const closing = CLOSES.get(opening) ?? opening;
    if (value.endsWith(closing)) clean += closing;
    [done, NAMED.lastIndex, label] = [end, end, ''];
  }
  return clean + text.slice(done);
}

function endOfValue(text: string, match: RegExpExecArray, from: number, opening: string): number {
  const [, name = '', quote = '', leads = ''] = match;
  if (opening !== '') return endOfQuoted(text, from + opening.length, opening);
  if (leads === '>' || (leads === '' && !name.startsWith('-'))) return from + matchAt(TAG, text, from).length;
  const isNested = /[[{]/.test(text.charAt(from));
  if (isNested && quote !== '') return endOfNested(text, from);
  // Where the name's `=` was encoded, what ends the value is encoded in the same way.
  const code = leads.slice(0, -2).replaceAll('\\', '\\\\');
  const to = (ends: string) => new RegExp(`(?:(?!${code}(?:${ends}|7d))[^\\s&;"'\`}<>]){0,1000000}`, 'iy');
  const isCoded = /^[%\\]/.test(leads);
  const scalar = isCoded ? to('2[26c]') : SCALAR;
  if (quote !== '') return from + (matchAt(ENCODED, text, from) || matchAt(scalar, text, from)).length;
  const before = text.slice(Math.max(0, match.index - 6), match.index);
  // These have values with spaces; others only where a header, or a line of YAML, begins with them.
  const isLong = /(?:authorization|cookie|protocol)2?$/i.test(decoded(name)) && !/[?&]$/.test(before);
  const isLine = isLong || (leads === ':' && /(?:^|[\r\n]|\\[rn]|["'])[ \t>*<-]{0,4}$/.test(before));
  const plain = isCoded ? to('2[26]') : /=$/.test(leads) ? PARAMETER : WORD;
  const word =
    (isLine && matchAt(BLOCK, text, from)) || matchAt(isLine ? LINE : plain, text, from).replace(/,$/, '');
  return Math.max(from + word.length, isNested ? endOfNested(text, from) : 0);
}

/** Behind the quote that closes, with its backslashes and pairs of them. In `"a""b"` and `"a"b` it closes later. */
function endOfQuoted(text: string, from: number, opening: string): number {
  const quote = CLOSES.get(opening) ?? opening.replace(/^\\+/, '');
  const slashes = opening.length - quote.length;
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    let run = 0;
    while (at - run > from && text.charAt(at - run - 1) === '\\') run += 1;
    const goesOn = opening.length === 1 && (text.charAt(end) === quote || /\w/.test(text.charAt(end)));
    if (run % (2 * (slashes + 1)) === slashes && !goesOn) return end;
  }
  return text.length;
}

function endOfNested(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    const opening = /["'\\]/.test(char) ? matchAt(OPENING, text, at) : '';
    if (opening !== '') at = endOfQuoted(text, at + opening.length, opening) - 1;
    else depth += /[{[]/.test(char) ? 1 : /[}\]]/.test(char) ? -1 : 0;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function matchAt(pattern: RegExp, text: string, from: number): string {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? '';
}

/** What to log instead of `value`: plain data, whatever it was. As a callback of map() it gets a number for a name. */
export function redact(value: unknown, name = ''): unknown {
  let [left, lettersLeft] = [MOST.total, MOST.texts];
  /** The objects around this one: whoever is among them is its own ancestor. */
  const above: object[] = [];
  return visit(value, String(name));

  function visit(held: unknown, under: string): unknown {
    const kind = kindOf(under);
    if (kind && !isHarmless(kind, held)) return HIDDEN;
    if ((left -= 1) < 0) return '[cut]';
    if (typeof held === 'string')
      return (lettersLeft -= Math.min(held.length, MOST.text)) < 0 ? '[cut]' : redactText(held);
    if (/^(?:bigint|symbol)$/.test(typeof held)) return redactText(String(held));
    if (typeof held !== 'object' || held === null) return typeof held === 'function' ? '[function]' : held;
    if (above.includes(held)) return '[circular]';
    if (above.length >= MOST.depth) return '[cut]';
    above.push(held);
    try {
      return redactObject(held, under, visit);
    } catch {
      return '[unreadable]';
    } finally {
      above.pop();
    }
  }
}

function redactObject(value: object, under: string, go: Go): unknown {
  // By its tag and not by its class, which is another one in another realm.
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (ArrayBuffer.isView(value) || kind.endsWith('ArrayBuffer'))
    return `[${(value as ArrayBuffer).byteLength} bytes]`;
  if (kind === 'Blob' || kind === 'File') return `[${(value as Blob).size} bytes]`;
  if (kind === 'Date') return new Date(value as Date);
  if (/^(?:URL|URLSearchParams|RegExp)$/.test(kind)) return redactText(`?${String(value)}`).slice(1);
  if (/^(?:String|Number|Boolean|BigInt)$/.test(kind)) return go(value.valueOf(), under);
  if (/^(?:Map|Headers|FormData)$/.test(kind)) return ofEntries(someOf(value as Map<unknown, unknown>), go);
  if (kind === 'Set') return ofList(someOf(value as Set<unknown>), go);
  if (/^(?:Request|Response)$/.test(kind)) return ofKeys(value, ['method', 'url', 'status', 'headers'], go);
  if (value instanceof Error || /^(?:Error|DOMException)$/.test(kind))
    return ofKeys(value, ['name', 'message', 'stack', 'cause', 'errors', ...Object.keys(value)], go);
  if (Array.isArray(value)) return ofList(value.slice(0, MOST.entries + 1), go);
  if ('toJSON' in value && typeof value.toJSON === 'function') return go(value.toJSON(), under);
  return ofKeys(value, Object.keys(value), go);
}

function someOf<T>(all: Iterable<T>): T[] {
  const some: T[] = [];
  for (const one of all) if (some.push(one) > MOST.entries) break;
  return some;
}

/** Also names and values in turn, as in `rawHeaders`, pairs, and what follows a flag or, with a digit, a name; not two names. */
function ofList(list: readonly unknown[], go: Go): unknown[] {
  const clean = list.slice(0, MOST.entries).map((held, at) => {
    const last: unknown = list[at - 1];
    const before = typeof last === 'string' ? last : '';
    const isOdd = typeof held === 'string' && /^(?=.*\d)\S{8,}$/.test(held);
    const isName = before.startsWith('-') || (at % 2 === 1 && list.length % 2 === 0) || isOdd;
    const isSecret = isName && /^(?:secret|plural)$/.test(kindOf(before) ?? '');
    return go(held, isSecret && !(typeof held === 'string' && kindOf(held)) ? before : '');
  });
  return list.length > MOST.entries ? [...clean, '[cut]'] : clean;
}

function ofKeys(value: object, keys: readonly string[], go: Go): unknown {
  const entries = keys.slice(0, MOST.entries + 1).map((key): [string, unknown] => {
    try {
      return [key, (value as Record<string, unknown>)[key]];
    } catch {
      return [key, '[unreadable]'];
    }
  });
  return ofEntries(entries, go);
}

function ofEntries(entries: readonly [unknown, unknown][], go: Go): unknown {
  if (entries.some(([key]) => typeof key === 'object')) return ofList(entries, go);
  const named = entries.map(([key, held]) => [String(key), held] as const);
  const held = Object.fromEntries(named);
  // A Buffer that was JSON before.
  if (held['type'] === 'Buffer' && Array.isArray(held['data'])) return `[${held['data'].length} bytes]`;
  // { name: 'Cookie', value: ... }, as in a HAR file.
  const label = named.find(([key]) => /^(?:name|key|header|field|param|parameter|property)$/i.test(key))?.[1];
  const clean = named.slice(0, MOST.entries).map(([key, of]) => {
    const isPrivate = held['kty'] !== undefined && /^(?:[dpqk]|d[pq]|qi|oth)$/.test(key);
    const name = /^(?:values?|val|content)$/i.test(key) && typeof label === 'string' ? label : key;
    return [String(go(key, '')), go(of, isPrivate ? 'secret' : name)] as const;
  });
  return Object.fromEntries(named.length > MOST.entries ? [...clean, ['[cut]', true]] : clean);
}
