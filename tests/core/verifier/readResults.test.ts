import { describe, expect, test } from 'vitest';
import { exportKit, readResults } from '../../../src/core/verifier/index.js';
import { kitFor } from './kits.js';

const TWO = [
  { id: 'minimal', status: 200 },
  { id: 'alg-none', status: 401 },
];

describe('results are read', () => {
  test.each([
    ['lines', 'minimal 200\nalg-none 401\n'],
    ['lines of Windows, with a tab', 'minimal\t200\r\nalg-none\t401\r\n'],
    ['CSV', 'id,status\nminimal,200\nalg-none,401\n'],
    [
      'CSV with quotes and a byte order mark',
      '\u{feff}"id","status"\r\n"minimal","200"\r\n"alg-none","401"\r\n',
    ],
    ['CSV with semicolons', 'id;status\nminimal;200\nalg-none;401'],
    ['CSV with more columns', 'id,status,case\nminimal,200,A good token\nalg-none,401,None'],
    ['a JSON list', JSON.stringify(TWO)],
    ['a JSON list over several lines', JSON.stringify(TWO, null, 2)],
    ['JSON a line', TWO.map((each) => JSON.stringify(each)).join('\n')],
    ['lines of an old Mac', 'minimal 200\ralg-none 401\r'],
    ['a colon between', 'minimal: 200\nalg-none: 401'],
    ['an equals sign', 'minimal=200\nalg-none = 401'],
    ['an arrow', 'minimal -> 200\nalg-none => 401'],
    ['a list in Markdown', '- minimal 200\n* `alg-none` 401'],
    ['a table in Markdown', '| ID | Status |\n| --- | :---: |\n| minimal | 200 |\n| `alg-none` | 401 |'],
    ['a block in Markdown', '```\nminimal 200\nalg-none 401\n```'],
    ['comments', '# staging, Monday\nminimal 200\nalg-none 401'],
    [
      'a terminal, with all that the script says',
      [
        'ada@laptop:~$ sh verifier-kit.sh http://localhost:3000/orders',
        'minimal 200',
        'alg-none 401',
        'alg-none: 401, deserves: taken',
        '1 wrong or unclear.',
        'No good token was taken, so nothing is proven. Check issuer, audience, algorithm and key set.',
        'ada@laptop:~$',
      ].join('\n'),
    ],
    ['a list with a name', JSON.stringify({ results: TWO })],
    [
      'our report in JSON, where some have no result',
      JSON.stringify({ judged: true, cases: [...TWO, { id: 'alg-other', status: null }] }),
    ],
    ['JSON with more members', JSON.stringify(TWO.map((each) => ({ ...each, ms: 3 })))],
  ])('from %s', (_, text) => {
    expect(readResults(text)).toEqual({ ok: true, value: TWO });
  });

  test('beside each line that the script says to people once tokens were sent', async () => {
    const script = exportKit(await kitFor('ES256'), 'shell');
    const [, sent = ''] = script.split('check() {');
    const said = [...sent.matchAll(/echo (['"])(.+)\1 >&2/g)].map(([, , line = '']) =>
      line
        .replace('$id', 'alg-none')
        .replace('$status', '200')
        .replace('$deserves', 'refused')
        .replace('$wrong', '3'),
    );
    expect(said.length).toBe(4);
    for (const line of said)
      expect(readResults(`minimal 200\n${line}\nalg-none 401\n`)).toEqual({ ok: true, value: TWO });
  });

  test('of a call without an answer, as 0', () => {
    expect(readResults('minimal 000')).toEqual({ ok: true, value: [{ id: 'minimal', status: 0 }] });
  });

  test('of a single case as JSON', () => {
    expect(readResults('{"id":"minimal","status":200}')).toMatchObject({ ok: true });
  });
});

const SECRET = 'kot_demo_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

describe('what is no list of results is refused in plain words, and repeated nowhere', () => {
  test.each([
    ['empty', '', []],
    ['empty', ' \n\t', []],
    ['empty', '[]', []],
    ['empty', 'id,status', []],
    ['too-large', 'minimal 200\n'.repeat(20_000), []],
    ['not-json', `[{"id":"minimal","status":200},{"id":"${SECRET}`, []],
    ['not-json', '{"id":"minimal","status":200}\nthe end', []],
    ['damaged', SECRET, ['#/0/id', '#/0/status']],
    ['damaged', `minimal 200\n${SECRET} 401`, ['#/1/id']],
    ['damaged', 'minimal ok', ['#/0/status']],
    ['damaged', 'minimal 1200', ['#/0/status']],
    ['damaged', 'minimal -1', ['#/0/status']],
    ['damaged', '[{"id":"minimal","status":"200"}]', ['#/0/status']],
    ['damaged', '[{"id":"minimal","status":200.5}]', ['#/0/status']],
    ['damaged', '[null,{"status":200}]', ['#/0', '#/1/id']],
    ['damaged', `{"results":"${SECRET}"}`, ['#/0/id', '#/0/status']],
  ] as const)('%s: %#', (code, text, pointers) => {
    const found = readResults(text);
    expect(found).toMatchObject({ ok: false, code });
    if (found.ok) return;
    expect(found.faults.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(found.message).toMatch(/^[A-Z].*[.1]$/);
    expect(JSON.stringify(found)).not.toContain('kot_demo');
  });

  test('a hundred thousand characters of nonsense take no time', () => {
    for (const piece of ['"', ' ,', '{', '[', 'a ', '";']) {
      const started = performance.now();
      readResults(piece.repeat(199_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(2000);
    }
  });
});
