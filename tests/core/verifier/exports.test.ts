import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { exportKit, exportReport, judge, PROFILES } from '../../../src/core/verifier/index.js';
import { ALGS, answersOf, kitFor } from './kits.js';

const schema = JSON.parse(readFileSync('public/verifier-kit.schema.json', 'utf8')) as object;
const ajv = new Ajv2020({ strict: true, strictRequired: false });
formats.default(ajv);
const isValid = ajv.compile(schema);

describe('a kit as JSON', () => {
  test.each(ALGS.flatMap((alg) => PROFILES.map((profile) => [alg, profile] as const)))(
    'for %s under %s is what the published schema says',
    async (alg, profile) => {
      const written = JSON.parse(exportKit(await kitFor(alg, { profile }), 'json')) as Record<
        string,
        unknown
      >;
      expect([isValid(written), isValid.errors]).toEqual([true, null]);
      expect(written).toMatchObject({
        madeAt: '2026-01-05T09:00:00.000Z',
        goodUntil: '2026-01-06T09:00:00.000Z',
      });
    },
  );

  test('that lacks a verdict is not', async () => {
    const written = JSON.parse(exportKit(await kitFor('ES256'), 'json')) as { cases: object[] };
    const changed = { ...written, cases: written.cases.map((each) => ({ ...each, accept: 'perhaps' })) };
    expect(isValid(changed)).toBe(false);
  });
});

const report = async () => {
  const kit = await kitFor('ES256');
  const letsIn = await answersOf(kit, (token) => Promise.resolve(token.endsWith('.') ? 200 : 401));
  const answers = letsIn
    .map(({ id, status }) => ({ id, status: id === 'minimal' ? 200 : id === 'expired' ? 500 : status }))
    .filter(({ id }) => id !== 'aud-other');
  const all = judge(kit, [...answers, { id: 'no-such-case', status: 200 }, { id: 'minimal', status: 200 }]);
  return { kit, report: all };
};

describe('a report', () => {
  test('as Markdown says what is wrong by its weight, what is unclear, and what is missing', async () => {
    const { kit, report: all } = await report();
    const text = exportReport(kit, all, 'markdown');
    const harm = text.slice(text.indexOf('## Wrong, and harmful'), text.indexOf('## Wrong, and a risk'));
    expect(text).toContain('ES256, access tokens of RFC 9068, leeway 10 s');
    expect(harm).toContain('(`alg-none`): answered 200, must be refused.');
    expect(harm).toContain('(draft-ietf-oauth-rfc8725bis, 3.2)');
    expect(text).toMatch(/## Unclear\n\n.*\n\n- .*`expired`\): 500/);
    expect(text).toMatch(/## Without a result\n\n.*\n\n- .*`aud-other`/);
    expect(text).toContain('Several results came for: `minimal`.');
    expect(text).toContain('Results for no case of this kit: 1.');
  });

  test('as Markdown says so where nothing is judged', async () => {
    const kit = await kitFor('ES256');
    const all = judge(kit, await answersOf(kit, () => Promise.resolve(401)));
    const text = exportReport(kit, all, 'markdown');
    expect(text).toContain('No good token was accepted, so nothing is judged');
    expect(text).not.toContain('##');
  });

  test('as CSV has a row a case, and no cell that a spreadsheet would run', async () => {
    const { kit, report: all } = await report();
    const text = exportReport(kit, all, 'csv');
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map(({ id }) => id)).toEqual(kit.cases.map(({ id }) => id));
    expect(rows.find(({ id }) => id === 'alg-none')).toMatchObject({
      status: '200',
      deserves: 'refused',
      answer: 'accepted',
      verdict: 'wrong',
      severity: 'harm',
    });
    expect(rows.find(({ id }) => id === 'aud-other')).toMatchObject({ status: '', verdict: 'no result' });
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  });

  test('holds no token', async () => {
    const { kit, report: all } = await report();
    const written = exportReport(kit, all, 'markdown') + exportReport(kit, all, 'csv');
    expect(kit.cases.filter(({ token }) => written.includes(token))).toEqual([]);
    expect(written).not.toContain('eyJ');
  });
});
