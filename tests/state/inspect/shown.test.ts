import { describe, expect, test } from 'vitest';
import { issuerMeanings } from '../../../src/content/inspector/issuerClaims.js';
import { claimMeanings, headerWords } from '../../../src/content/inspector/members.js';
import {
  endingWords,
  kindWords,
  severityWords,
  wrappingWords,
} from '../../../src/content/inspector/names.js';
import { verdictWords } from '../../../src/content/inspector/verdicts.js';
import { sourcesOfInspector } from '../../../src/content/sources/pages/ofInspector.js';
import { ENDINGS, inspect, KINDS, VERDICT_CODES, WRAPPINGS } from '../../../src/core/inspector/index.js';
import { sourceAddress } from '../../../src/core/shared/index.js';
import { differences } from '../../../src/state/inspect/compare.js';
import { examples } from '../../../src/state/inspect/examples.js';
import { reportOf } from '../../../src/state/inspect/report.js';
import { carriedBy } from '../../../src/state/inspect/shown/carried.js';
import { marksOf } from '../../../src/state/inspect/shown/marks.js';
import { memberRows } from '../../../src/state/inspect/shown/members.js';
import { howLong, moment, relative } from '../../../src/state/inspect/shown/moments.js';
import {
  drawn,
  foundIn,
  GOOD,
  hmacToken,
  NOW,
  NOW_S,
  only,
  pairOf,
  SECRET,
} from '../../core/inspector/make.js';

describe('words', () => {
  test('are there for each code, kind, ending and wrapping, and for nothing else', () => {
    expect(Object.keys(verdictWords).sort()).toEqual(Object.keys(VERDICT_CODES).sort());
    expect(Object.keys(kindWords).sort()).toEqual([...KINDS].sort());
    expect(Object.keys(endingWords).sort()).toEqual([...ENDINGS].sort());
    expect(Object.keys(wrappingWords).sort()).toEqual([...WRAPPINGS].sort());
    expect(Object.keys(severityWords)).toEqual(['harm', 'risk', 'note']);
  });

  test.each([...headerWords, ...claimMeanings, ...issuerMeanings])(
    '%s says who defines it',
    (_, { source, section, means }) => {
      const known = sourcesOfInspector[source];
      expect(known).toBeDefined();
      if (known && section !== undefined) expect(sourceAddress(known, section)).toContain(`#`);
      expect(means).toMatch(/^[a-z].{3,80}[^.]$/);
    },
  );
});

describe('times', () => {
  test.each([
    [NOW, '2026-11-29 12:00:00 UTC'],
    [253_402_300_800_000, 'the year 10,000'],
    [9e15, 'beyond any calendar'],
  ])('%d is %s', (at, says) => {
    expect(moment(at)).toBe(says);
  });

  test('are said from the moment of the verdicts', () => {
    expect(relative(NOW + 3_600_000, NOW)).toBe('in 1 h');
    expect(relative(NOW - 90_000, NOW)).toBe('1 min 30 s ago');
    expect(relative(NOW, NOW)).toBe('now');
    expect(howLong(57_000 * 365 * 86_400_000)).toBe('57,000 years');
  });
});

describe('header and claims', () => {
  test('show times in UTC and from now, and what each name means', () => {
    const rows = memberRows('claims', { exp: NOW_S + 600, aud: ['a', 'b'], own: { x: 1 } }, NOW);
    expect(rows).toMatchObject([
      { name: 'exp', time: ['in 10 min', '2026-11-29 12:10:00 UTC'], words: { means: 'when it expires' } },
      { name: 'aud', value: 'a, b', time: null },
      { name: 'own', value: '{"x":1}', words: null },
    ]);
  });

  test('explain what only one issuer says in the tokens of that issuer alone', () => {
    const claims = { environment: 'prod', ver: '1.0', 'cognito:groups': ['a'] };
    const meansOf = (iss: string): (string | undefined)[] =>
      memberRows('claims', { ...claims, iss }, NOW)
        .slice(0, 3)
        .map(({ words }) => words?.source);
    expect(meansOf('https://as.example')).toEqual([undefined, undefined, 'cognito-access']);
    expect(meansOf('https://token.actions.githubusercontent.com')).toEqual([
      'github-oidc',
      undefined,
      'cognito-access',
    ]);
    expect(meansOf('https://login.microsoftonline.com/9122/v2.0')[1]).toBe('entra-claims');
    expect(meansOf('https://evil.example/https://sts.windows.net/')[1]).toBeUndefined();
  });

  test('say what a time in milliseconds would be, and show what cannot be seen', () => {
    const [exp, sub] = memberRows('claims', { exp: NOW, sub: 'a\u202Eb', 'x\u200B': 1 }, NOW);
    expect(exp?.time).toEqual([
      expect.stringMatching(/^the year [\d,]+$/),
      'in milliseconds it would be 2026-11-29 12:00:00 UTC',
    ]);
    expect(sub?.value).toBe('a[U+202E]b');
  });

  test('of any value at all are text', () => {
    const odd = { exp: 'x', a: null, b: true, c: [], d: [1, 'two'], e: '', f: 1e300 };
    expect(memberRows('claims', odd, NOW).map(({ value }) => value)).toEqual([
      'x',
      'null',
      'true',
      '[]',
      '[1,"two"]',
      '',
      '1e+300',
    ]);
  });
});

test('the text and its marks are the same text', async () => {
  const text = `curl -H 'Authorization: Bearer ${await hmacToken()}' -H 'X-API-Key: ${drawn(40)}'\n{"access_token":"${drawn(30)}"}`;
  const found = await foundIn(text);
  const marks = marksOf(text, found, found[0] ?? null);
  expect(marks.map((mark) => mark.text).join('')).toBe(text);
  expect(marks.map(({ as }) => as)).toEqual(
    expect.arrayContaining(['header', 'payload', 'signature', 'key']),
  );
  expect(marksOf(text, [], null)).toEqual([{ text, as: null, isShown: false }]);
});

test('of a key only the verdicts are shown that a key can have', async () => {
  const key = await only('{"kty":"oct","k":"c2VjcmV0"}');
  expect(carriedBy(key).map(({ about }) => about)).toEqual(['form', 'key']);
  expect(carriedBy(await only(await hmacToken()))).toHaveLength(7);
});

test('two tokens differ in what is listed, and in nothing where they do not', async () => {
  const [left, right] = [
    await only(await hmacToken()),
    await only(await hmacToken({ claims: { ...GOOD, sub: 'eve', nbf: 1 } })),
  ];
  expect(differences(left, left, NOW)).toEqual([]);
  const rows = differences(left, right, NOW);
  expect(rows).toContainEqual({ what: 'Claim: sub', left: ['user-1'], right: ['eve'] });
  expect(rows).toContainEqual({
    what: 'Claim: nbf',
    left: null,
    right: [expect.stringMatching(/ ago$/), '1970-01-01 00:00:01 UTC'],
  });
  const later = await only(await hmacToken({ claims: { ...GOOD, exp: NOW_S + 7200 } }));
  expect(differences(left, later, NOW)).toContainEqual({
    what: 'Finding: It lives for more than an hour',
    left: ['no'],
    right: ['yes'],
  });
});

test('a key that is not for one of them makes no difference', async () => {
  const [es, rs] = [await pairOf('ES256'), await pairOf('RS256')];
  const keys = JSON.stringify(es.publicJwk);
  const [left, right] = [
    await only(await es.sign({}, GOOD), keys),
    await only(await rs.sign({}, GOOD), keys),
  ];
  expect(differences(left, right, NOW).map(({ what }) => what)).toEqual(['Header: alg']);
});

test('a report has verdicts, findings with sources and what ends it, and not a character of what was pasted', async () => {
  const token = await hmacToken({
    claims: { ...GOOD, exp: NOW_S + 7200, name: 'Ada' },
    header: { kid: 'their-key' },
  });
  const text = `https://api.example/?access_token=${token}\nX-Own: sk_live_${drawn(24)}`;
  const { found } = await inspect({ text, keys: SECRET, now: NOW });
  const report = reportOf(found, NOW);
  expect(report).toContain('Judged at 2026-11-29 12:00:00 UTC.');
  expect(report).toContain('It names its issuer, 1 audience, 1 scope or role.');
  expect(report).toContain('## 1. Access token (JWT)');
  expect(report).toContain('| Signature | holds |');
  expect(report).toContain('**Harm: It was in a URL.**');
  expect(report).toContain('](https://www.rfc-editor.org/rfc/rfc6750');
  expect(report).toContain('## 2. Stripe: secret key');
  const foreign = [
    ...token.split('.').map((part) => part.slice(0, 8)),
    drawn(24).slice(0, 8),
    'user-1',
    'as.example',
    'their-key',
    'Ada',
    SECRET,
  ];
  for (const part of foreign) expect(report).not.toContain(part);
});

describe('an example', () => {
  const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };
  const clock = { now: () => NOW };

  test.each(Object.entries(examples))('%s is found, and is another one each time', async (_, make) => {
    const [one, two] = [await make({ clock, random }), await make({ clock, random })];
    const found = await foundIn(one.text, one.fields?.keys);
    expect(found.length).toBeGreaterThan(0);
    if (!one.text.includes('report?')) expect(one.text).not.toBe(two.text);
    // No scanner may take one for somebody’s.
    expect(found.map(({ kind }) => kind)).not.toContain('api-key');
  });
});
