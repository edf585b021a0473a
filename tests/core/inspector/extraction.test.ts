import { describe, expect, test } from 'vitest';
import { inspect, MOST_CHARACTERS, MOST_FOUND, type Wrapping } from '../../../src/core/inspector/index.js';
import { base64url, code, drawn, foundIn, hmacToken, NOW, only, pairOf, pemOf, SECRET } from './make.js';

const token = await hmacToken();
const other = await hmacToken({ header: { kid: 'other' } });
const opaque = drawn(40);

/** Lines of 76 characters, as RFC 2045 section 6.7 has them. */
function quotedPrintable(text: string): string {
  return text.replaceAll('=', '=3D').replace(/.{75}/g, '$&=\r\n');
}

/** A text, and what it is wrapped in there; `name` where it has one. */
const WRAPPED: readonly [what: string, text: string, wrappings: Wrapping[], name?: string][] = [
  ['nothing', token, []],
  ['double quotes', `"${token}"`, ['quotes']],
  ['single quotes', `'${token}'`, ['quotes']],
  ['white space', `\n\t ${token}  \n`, []],
  ['a scheme', `Bearer ${token}`, ['scheme']],
  ['DPoP', `DPoP ${token}`, ['scheme']],
  ['a header line', `Authorization: Bearer ${token}`, ['header', 'scheme'], 'Authorization'],
  ['a header of its own', `X-API-Key: ${token}`, ['header'], 'X-API-Key'],
  [
    'a request',
    `GET /v1/me HTTP/1.1\r\nHost: a.example\r\nauthorization: bearer ${token}\r\n\r\n`,
    ['header', 'scheme'],
    'authorization',
  ],
  ['a cookie', `Cookie: theme=dark; sid=${token}; lang=en`, ['cookie'], 'sid'],
  ['a cookie that is set', `Set-Cookie: __Host-sid=${token}; Path=/; Secure`, ['cookie'], '__Host-sid'],
  [
    'curl -H',
    `curl -H "Authorization: Bearer ${token}" https://api.example`,
    ['curl', 'header', 'scheme'],
    'Authorization',
  ],
  [
    'curl over two lines',
    `curl https://api.example \\\n  -H 'Authorization: Bearer ${token}'`,
    ['curl', 'header', 'scheme'],
    'Authorization',
  ],
  ['npm, for a user and a password', `//npm.example/:_auth=${btoa(`ci:${token}`)}`, ['base64'], 'ci'],
  ['curl -b', `curl -b 'sid=${token}' https://api.example`, ['curl', 'cookie'], 'sid'],
  ['JSON', JSON.stringify({ data: [{ id_token: token }] }), ['json', 'quotes'], 'id_token'],
  [
    'JSON in JSON',
    JSON.stringify({ body: JSON.stringify({ id_token: token }) }),
    ['json', 'quotes'],
    'id_token',
  ],
  ['a list', JSON.stringify([token]), ['json', 'quotes']],
  ['a query', `https://app.example/cb?code=1&token=${token}&state=2`, ['query'], 'token'],
  ['a fragment', `https://app.example/cb#id_token=${token}&state=2`, ['fragment'], 'id_token'],
  ['a path', `https://app.example/reset/${token}`, ['path']],
  ['a form', `grant_type=refresh&assertion=${token}`, ['form'], 'assertion'],
  [
    'an encoded address',
    encodeURIComponent(`https://app.example/cb#id_token=${token}&state=2`),
    ['fragment', 'percent'],
    'id_token',
  ],
  [
    'an address encoded twice',
    encodeURIComponent(encodeURIComponent(`/cb?id_token=${token}&state=2`)),
    ['query', 'percent'],
    'id_token',
  ],
  ['base64', Buffer.from(token).toString('base64'), ['base64']],
  ['base64 of base64', btoa(Buffer.from(token).toString('base64')), ['base64']],
  ['lines', token.replace(/.{64}/g, '$&\n'), ['lines']],
  ['short lines, indented', token.replace(/.{20}/g, '$&\r\n    '), ['lines']],
  [
    'lines in the middle of a mail',
    `Here it is:\n\n${token.replace(/.{72}/g, '$&\n')}\n\nSee you`,
    ['lines'],
  ],
  ['zero-width characters', token.replace(/.{30}/g, '$&\u200b'), ['zero-width']],
  ['a byte order mark', `\ufeff${token}`, []],
  ['a setting', `export API_TOKEN=${token}`, [], 'API_TOKEN'],
  ['a sentence', `The token is ${token}. Is it any good?`, []],
  [
    'a mail in quoted-printable',
    `Content-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(`see https://a.example/?token=${token}&uid=5`)}`,
    ['query', 'quoted-printable'],
    'token',
  ],
  [
    'such a mail without its header',
    quotedPrintable(`Authorization: Bearer ${token} for a=b`),
    ['header', 'scheme', 'quoted-printable'],
    'Authorization',
  ],
  [
    'curl for the command line of Windows',
    `curl ^"https://api.example/^" ^\r\n  -H ^"Authorization: Bearer ${token}^" ^\r\n  --compressed`,
    ['curl', 'header', 'scheme'],
    'Authorization',
  ],
  ...(['  1  ', '\t1\t', '1:', ' 1 | '] as const).map((first): (typeof WRAPPED)[number] => [
    `numbered lines such as ${JSON.stringify(first)}`,
    (token.match(/.{1,60}/g) ?? [])
      .map((line, index) => first.replace('1', String(index + 1)) + line)
      .join('\n'),
    ['lines'],
  ]),
  ['a file in UTF-16', `\ufffd\ufffd${[...token].join('\0')}\0`, ['zero-width']],
  [
    'PowerShell',
    `Invoke-RestMethod -Headers @{Authorization="Bearer ${token}"} -Uri https://api.example`,
    ['scheme'],
    'Authorization',
  ],
  ['a map as Go prints it', `map[Authorization:[Bearer ${token}]]`, ['scheme'], 'Authorization'],
  ['bytes as Python prints them', `{b'id_token': b'${token}'}`, ['json', 'quotes'], 'id_token'],
  [
    'a name and a value, as HAR has them',
    JSON.stringify({ name: 'Authorization', value: `Bearer ${token}` }, null, 2),
    ['json', 'scheme'],
    'Authorization',
  ],
  [
    'a key and a value, as Postman has them',
    JSON.stringify([{ key: 'token', value: token, type: 'string' }]),
    ['json', 'quotes'],
    'token',
  ],
  ['an output of Terraform', JSON.stringify({ jwt: { value: token } }), ['json', 'quotes'], 'jwt'],
  ['a setting in XML', `<add key="Token" value="${token}" />`, ['quotes'], 'Token'],
  [
    'a program, in pieces',
    `const token = '${token.slice(0, 50)}' +\n  '${token.slice(50, 100)}' +\n  '${token.slice(100)}';`,
    ['quotes', 'lines'],
    'token',
  ],
  ['pieces on one line', `x("${token.slice(0, 50)}" + "${token.slice(50)}")`, ['quotes', 'lines']],
  [
    'a program in Python',
    `TOKEN = (\n    "${token.slice(0, 70)}"\n    "${token.slice(70)}"\n)`,
    ['quotes', 'lines'],
  ],
  ['a line of code', `${token},`, []],
  ['another one', `${token});`, []],
  ['a coloured log', `12:00 \u001b[36mtoken\u001b[0m=\u001b[1;31m${token}\u001b[0m\n`, [], 'token'],
  [
    'a coloured log in JSON',
    JSON.stringify({ log: `\u001b[31m${token}\u001b[0m` }),
    ['json', 'quotes'],
    'log',
  ],
  ['a token in colours', token.split('.').join('\u001b[0m.\u001b[32m'), []],
  ['a log', `2026-11-29T12:00:00Z WARN refused token=${token} ip=192.0.2.1`, [], 'token'],
];

describe('a token is taken out of', () => {
  test.each(WRAPPED)('%s', async (_, text, wrappings, name) => {
    const found = await only(text, SECRET);
    expect(code(found, 'signature')).toBe('verified-text');
    expect([found.wrappings, found.name]).toEqual([wrappings, name]);
  });

  test.each(WRAPPED.filter(([, text]) => text.includes(token)))('%s, where it stands', async (_, text) => {
    const { at, length } = await only(text);
    expect(text.slice(at, at + length)).toBe(token);
  });
});

test('a token in lines is said to stand from its first character to its last', async () => {
  const text = `see: ${token.replace(/.{64}/g, '$&\n')} `;
  const { at, length } = await only(text);
  expect(text.slice(at, at + length).replaceAll('\n', '')).toBe(token);
});

test.each(['\n', '\r\n', ' \n\t', '\n\n', '\u00a0\n', '\v', '\u2028', `${' '.repeat(120)}\n`, '\\n'])(
  'a line break %j anywhere in it is undone',
  async (wrap) => {
    for (let position = wrap === '\\n' ? 4 : 1; position < token.length; position += 1) {
      const text = `sent: ${token.slice(0, position)}${wrap}${token.slice(position)} `;
      const found = await foundIn(text, SECRET);
      expect([
        position,
        found.map((each) => [code(each, 'signature'), each.wrappings.includes('lines')]),
      ]).toEqual([position, [['verified-text', true]]]);
    }
  },
);

test('what is packed is found behind anything else, and beside what is packed like it', async () => {
  const pem = await pemOf((await pairOf('ES256')).privateKey);
  const boxed = Buffer.from(pem).toString('base64');
  const inString = JSON.stringify({ body: JSON.stringify({ kty: 'oct', k: drawn(43), alg: 'HS256' }) });
  const kinds = async (text: string): Promise<string[]> => (await foundIn(text)).map(({ kind }) => kind);
  expect(await kinds(`token: ${token}\nclient-key-data: ${boxed}`)).toEqual(['jwt', 'pem']);
  expect(await kinds(`client-key-data: ${boxed}\ntoken: ${token}`)).toEqual(['pem', 'jwt']);
  expect(await kinds(`${'x'.repeat(20)}\n${inString}\ntoken: ${token}`)).toEqual(['jwk', 'jwt']);
  expect(await kinds(`Authorization: Basic ${btoa(`x:${token}`)}\nkey: ${boxed}`)).toEqual(['jwt', 'pem']);
});

test('two in quotes one below the other, or joined, are two', async () => {
  for (const between of ['"\n"', '",\n"', '" + "', '" + " "  + "'])
    expect(await foundIn(`["${token}${between}${other}"]`)).toHaveLength(2);
});

test('several are found in their order, one that comes again only once', async () => {
  const found = await foundIn(`${token} ${other}\n${token} X-API-Key: ${opaque}`);
  expect(found.map(({ kind, at }) => [kind, at])).toEqual([
    ['jwt', 0],
    ['jwt', token.length + 1],
    ['opaque', token.length * 2 + other.length + 14],
  ]);
});

test('fifty are looked at, and the others counted', async () => {
  const many = await Promise.all(
    Array.from({ length: 63 }, (_, id) => hmacToken({ header: { kid: String(id) } })),
  );
  const { found, left } = await inspect({ text: [...many, ...many].join('\n'), now: NOW });
  expect([found.length, left]).toEqual([MOST_FOUND, 13]);
  expect(found.map(({ header }) => header?.['kid'])).toEqual(
    Array.from({ length: 50 }, (_, id) => String(id)),
  );
});

test('a text over a megabyte is refused, and one of a megabyte is not', async () => {
  expect(await inspect({ text: 'x'.repeat(MOST_CHARACTERS + 1), now: NOW })).toEqual({
    found: [],
    left: 0,
    refused: 'too-long',
  });
  const text = `${' '.repeat(MOST_CHARACTERS - token.length)}${token}`;
  expect((await inspect({ text, now: NOW })).found).toHaveLength(1);
});

describe('a foreign character inside a segment', () => {
  const positions = Array.from({ length: token.length - 8 }, (_, index) => index + 5);

  test.each([' ', '=', '+', '/', '?', '#', '\t'])(
    '%j, put in anywhere, is left there: no form, no signature',
    async (char) => {
      for (const position of positions.filter((each) => each % 3 === 0)) {
        const text = token.slice(0, position) + char + token.slice(position);
        const found = await foundIn(text, SECRET);
        expect([
          position,
          found.map((each) => [code(each, 'form') === 'well-formed', code(each, 'signature')]),
        ]).toEqual([position, [[false, 'malformed']]]);
      }
    },
  );

  test('in place of another never leaves a signature', async () => {
    for (const position of positions) {
      const found = await foundIn(`${token.slice(0, position)}+${token.slice(position + 1)}`, SECRET);
      expect(
        found.filter((each) =>
          each.verdicts.some(({ says, about }) => about === 'signature' && says === 'holds'),
        ),
      ).toEqual([]);
    }
  });

  test.each([
    ['padding behind it', `${token}=`, 'padding'],
    ['a dot behind it', `${token}.`, 'segment-count'],
    ['one part more', `${token}.abc`, 'segment-count'],
    ['one part less', token.slice(0, token.lastIndexOf('.')), 'segment-count'],
  ])('%s is a fault of form', async (_, text, fault) => {
    const found = await only(text, SECRET);
    expect([code(found, 'form'), code(found, 'signature')]).toEqual([fault, 'malformed']);
  });
});

describe('what is left out', () => {
  test.each([
    ['an ellipsis', `${token.slice(0, 60)}…`],
    ['dots', `${token.slice(0, 40)}...`],
    ['the middle', `${token.slice(0, 40)}…${token.slice(-10)}`],
    ['stars', `${token.slice(0, 40)}***`],
  ])('by %s is said, not guessed', async (_, text) => {
    const found = await only(text, SECRET);
    expect([found.kind, code(found, 'form'), says(found.verdicts), found.findings]).toEqual([
      'jwt',
      'elided',
      false,
      expect.arrayContaining([{ id: 'elided', severity: 'note' }]),
    ]);
    expect(found.wrappings).toContain('elided');
  });

  function says(verdicts: readonly { about: string; says: string }[]): boolean {
    return verdicts.some((verdict) => verdict.about === 'signature' && verdict.says === 'holds');
  }

  test('of a vendor’s key is said as well', async () => {
    const found = await only(`STRIPE_KEY=${'sk'}_live_${'51H'}...`);
    expect([found.kind, found.vendor?.id, code(found, 'form')]).toEqual([
      'api-key',
      'stripe-secret',
      'elided',
    ]);
  });
});

describe('names and places', () => {
  test('each token of an answer keeps its name, and the answer is found itself', async () => {
    const text = JSON.stringify({
      access_token: token,
      token_type: 'Bearer',
      expires_in: 600,
      refresh_token: opaque,
      id_token: other,
    });
    const found = await foundIn(text);
    expect(found.map(({ kind, name }) => [kind, name])).toEqual([
      ['token-response', undefined],
      ['jwt', 'access_token'],
      ['opaque', 'refresh_token'],
      ['jwt', 'id_token'],
    ]);
  });

  test('JSON is read at any depth, and past a limit only as text', async () => {
    const deep = (depth: number) =>
      `${'{"a":'.repeat(depth)}${JSON.stringify({ access_token: token })}${'}'.repeat(depth)}`;
    for (const depth of [1, 50, 199, 20_000]) expect((await only(deep(depth))).name).toBe('access_token');
  });

  test('a key in the place of a password is found as a key', async () => {
    const key = `${'sk'}_test_${drawn(24)}`;
    for (const text of [`curl -u ${key}: https://api.example`, `Authorization: Basic ${btoa(`${key}:`)}`]) {
      expect((await only(text)).vendor?.id).toBe('stripe-secret');
    }
  });

  test('a key inside a token is no finding of its own', async () => {
    const inside = await hmacToken({ claims: { iss: 'x', pad: 'x' } });
    expect(await foundIn(`${inside}${base64url('')}`)).toHaveLength(1);
  });
});

describe('a string is known by what it is called', () => {
  test.each([
    ['a header in Postman', JSON.stringify([{ key: 'X-API-Key', value: opaque }], null, 2), 'X-API-Key'],
    ['an output of Terraform', JSON.stringify({ token: { value: opaque } }, null, 2), 'token'],
    ['a setting in XML', `<add key="ClientSecret" value="${opaque}" />`, 'ClientSecret'],
    ['an element in XML', `<password>${opaque}</password>`, 'password'],
    ['a connection string', `AccountName=a;AccountKey=${opaque}==;EndpointSuffix=x`, 'AccountKey'],
    ['a map as Go prints it', `map[X-Api-Key:[${opaque}] Accept:[*/*]]`, 'X-Api-Key'],
    ['bytes in Python', `{b'x-api-key': b'${opaque}'}`, 'x-api-key'],
    ['a column of a file', `user,api_key,active\r\nana,"${opaque}",true\r\n`, 'api_key'],
    ['a column of a database', ` id | token \n----+-------\n 1 | ${opaque}\n(1 row)\n`, 'token'],
    ['a line below it', `Here is your API key:\n\n${opaque}\n\nKeep it.`, 'API key'],
    ['a call', `headers.set('x-api-key', '${opaque}');`, 'x-api-key'],
    ['a call of C#', `headers.Add("X-Api-Key", "${opaque}");`, 'X-Api-Key'],
    ['what Rust prints', `{"x-api-key": HeaderValue("${opaque}")}`, 'x-api-key'],
    ['what PHP prints', `array(1) {\n  ["api_token"]=>\n  string(40) "${opaque}"\n}`, 'api_token'],
    ['TypeScript', `const apiKey: string = '${opaque}';`, 'apiKey'],
    ['TOML', `password = '''${opaque}'''`, 'password'],
    ['Kubernetes', `- name: API_TOKEN\n  value: ${opaque}`, 'API_TOKEN'],
    ['a configuration of WireGuard', `[Interface]\nPrivateKey = ${opaque}=`, 'PrivateKey'],
    ['an option', `node server.js --api-key ${opaque} --port 80`, 'api-key'],
  ])('in %s', async (_, text, name) => {
    const found = await only(text);
    expect([found.kind, found.name, text.slice(found.at, found.at + found.length).slice(0, 40)]).toEqual([
      'opaque',
      name,
      opaque,
    ]);
  });

  test.each(['\t', ' | '])('in a column of a table whose rows are numbered, between %j', async (between) => {
    const rows = Array.from({ length: 12 }, (_, id) =>
      [id + 1, `user-${id}`, `${id}${opaque}`].join(between),
    );
    const found = await foundIn([['id', 'name', 'secret'].join(between), ...rows].join('\n'));
    expect(found.map(({ name }) => name)).toEqual(rows.map(() => 'secret'));
  });

  test.each([
    `<input name="csrf_token" value="${opaque}">`,
    `"private_key_id": "${opaque}"`,
    `id,name,digest\n1,ana,${opaque}\n`,
    `Rewrite how a session begins\n\ncommit ${opaque}`,
    `secrets:\n  ${opaque}: kept elsewhere\n`,
  ])('and not by what stands near: %s', async (text) => {
    expect(await foundIn(text)).toEqual([]);
  });

  test('one behind a semicolon of a connection string is in no address', async () => {
    const text = `Endpoint=sb://bus.example/;SharedAccessKeyName=Root;SharedAccessKey=${opaque}=`;
    expect((await only(text)).findings.map(({ id }) => id)).not.toContain('in-url');
    for (const address of [`https://a.example/app;token=${opaque}`, `/cb?token=${opaque}`]) {
      expect((await only(address)).findings.map(({ id }) => id)).toContain('in-url');
    }
  });
});

describe('what people paste by mistake', () => {
  test.each([
    ['the password of a database', 'DATABASE_URL=postgres://app:s3cr3t-of-app@db.example:5432/app', 'basic'],
    ['a login to a registry', '{"auths":{"reg.example":{"auth":"YWRhOnBhNTV3b3JkIQ=="}}}', 'basic'],
    ['a login in .netrc', 'machine api.example\n  login ana\n  password Correct-Horse-9', 'basic'],
    ['a login for HTTPie', 'http -a ana:Correct-Horse-9 https://api.example/me', 'basic'],
    [
      'a login to a registry in a Kubernetes secret',
      `.dockerconfigjson: ${btoa('{"auths":{"reg.example":{"auth":"YWRhOnBhNTV3b3JkIQ=="}}}')}`,
      'basic',
    ],
    ['a vendor’s key in a Kubernetes secret', `github: ${btoa(`${'gh'}p_${drawn(36)}`)}`, 'api-key'],
    ['a key in a query', `https://maps.example/api?key=${drawn(39)}`, 'opaque'],
  ])('%s is found', async (_, text, kind) => {
    expect((await only(text)).kind).toBe(kind);
  });

  test.each([
    'postgres://app:password@db.example/app',
    'https://user:${PASSWORD}@host.example/',
    'mailto:ada@host.example, see https://host.example:8080/@ada',
    'https://maps.example/?key=london-bridge-station-north',
  ])('a place for one is none: %s', async (text) => {
    expect(await foundIn(text)).toEqual([]);
  });

  test('a key file in base64 holds a private key', async () => {
    const file = { type: 'service_account', private_key: await pemOf((await pairOf('ES256')).privateKey) };
    for (const spaces of [0, 2]) {
      const found = await only(`GOOGLE_KEY=${btoa(JSON.stringify(file, null, spaces))}`);
      expect([found.kind, found.wrappings]).toEqual(['pem', ['base64', 'json']]);
    }
  });

  test('one part of a token is named, and is not whole', async () => {
    const [header = '', payload = ''] = (await hmacToken()).split('.');
    for (const part of [header, payload]) {
      const found = await only(part);
      expect([found.kind, code(found, 'form')]).toEqual(['jwt', 'segment-count']);
      expect(found.findings.map(({ id }) => id)).toContain('segment-count');
    }
  });

  test('a signature that was cut off is seen without a key', async () => {
    const token = await hmacToken();
    expect(code(await only(token), 'signature')).toBe('no-key');
    expect(code(await only(token.slice(0, -7)), 'signature')).toBe('signature-length');
  });
});
