/** Texts that make a careless scanner go over the same characters again and again, each of about a given length. */
const filled = (unit: string) => (length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const b64 = (text: string): string =>
  btoa(text).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
const HEADER = b64('{"alg":"HS256"}');

export const ADVERSARIAL: Readonly<Record<string, (length: number) => string>> = {
  'beginnings of tokens': filled(' eyJh'),
  'beginnings of tokens, a line each': filled('eyJhbGci\n'),
  'headers without end': filled(`${HEADER} `),
  'segments without end': filled('eyJh.'),
  'a token in short lines': (length) => {
    const token = `${HEADER}.${b64(`{"sub":"${'x'.repeat(length / 2)}"}`)}.${'a'.repeat(43)}`;
    return token.replace(/.{16}/g, '$&\n').slice(0, length);
  },
  'a payload of a megabyte': (length) =>
    `${HEADER}.${b64(`{"sub":"${'x'.repeat(length * 0.7)}"}`)}.${'a'.repeat(43)}`,
  'braces that open': filled('{"a":'),
  'brackets that open': filled('['),
  'quotes and backslashes': filled('{"kty\\"'),
  'strings of JSON in strings': filled('"{\\"kty\\":'),
  'one JWK after the other': filled('{"kty":"EC","crv":"P-256"},'),
  'percent-encoded percent signs': filled('%2525'),
  'zero-width spaces': filled('a\u200b'),
  'names without values': filled('access_token='),
  'names and spaces': filled('token:        '),
  'values that look drawn': filled('token=a1b2C3d4e5F6g7H8 '),
  'prefixes of vendors': filled(' sk-proj-ghp_AKIAxoxb-'),
  'beginnings of PEM': filled('-----BEGIN PRIVATE KEY-----\n'),
  'one PEM without end': (length) => `-----BEGIN PRIVATE KEY-----${filled('MIIB\n')(length)}`,
  'Basic and no user': filled('Basic dTpw '),
  'curl and its options': filled('curl -u a:b -H "a: b" '),
  tildes: (length) => `${HEADER}.${HEADER}.${'a'.repeat(43)}${filled('~a')(length)}`,
  'base64 of base64': (length) => {
    let text = HEADER;
    while (text.length < length / 2) text = btoa(text);
    return text;
  },
  'numbered lines': (length) => {
    let text = '';
    for (let line = 1; text.length < length; line += 1) text += `${line}: eyJh\n`;
    return text.slice(0, length);
  },
  'quoted-printable': filled('=3D=\n'),
  carets: filled('curl ^"^^'),
  'a table of names': (length) => `token,token\n${filled('a1b2C3d4e5F6g7H8,\n')(length)}`,
  'logins without a password': filled('login a '),
  'names beside values': filled('{"name":"token","value":"'),
  'white space': filled(' \n'),
  'commands that take a password': filled('mysql -pa1 '),
  'a command and quotes': filled(`mysql x'redis-cli "`),
  'a command and one word': (length) => `mysql ${filled('a/')(length)}`,
  'settings of a password': filled('A_PASSWORD='),
  'one setting and underscores': filled('a_'),
  'operators of a shell': (length) => `zip ${filled('-P|;')(length)}`,
  dots: filled('.'),
  addresses: filled('https://a.example/?token=b#c=d&'),
};
