import { expect, test } from 'vitest';
import { exportReport, judge, makeKit } from '../../../src/core/verifier/index.js';
import { seededRandom, SettableClock } from '../api/harness.js';

const DEPS = { clock: new SettableClock(), random: seededRandom() };
const SETUP = {
  issuer: 'https://kit.example',
  audience: 'https://api.example',
  alg: 'ES256',
  profile: 'at+jwt',
  leewayS: 0,
  goodForS: 3600,
} as const;

test.each([401, 403, 429])('no build is green where every answer is %i', async (status) => {
  const kit = await makeKit(SETUP, DEPS);
  const report = judge(
    kit,
    kit.cases.map(({ id }) => ({ id, status })),
  );
  const text = exportReport(kit, report, 'junit');
  expect(text.match(/<error /g)).toHaveLength(kit.cases.length);
  const declared = [...text.matchAll(/errors="(\d+)"/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  expect(declared).toBe(kit.cases.length);
});

test('a JUnit report has a test for each case, and fails where a wrong answer does harm', async () => {
  const kit = await makeKit(SETUP, DEPS);
  const report = judge(
    kit,
    kit.cases.map(({ id }) => ({ id, status: 200 })),
  );
  const text = exportReport(kit, report, 'junit');
  const document = new RegExp('^<\\?xml version="1.0" encoding="UTF-8"\\?>\n<testsuites[^]*</testsuites>\n$');
  expect(text).toMatch(document);
  const harmful = report.rows.filter(
    ({ verdict, severity }) => verdict === 'wrong' && severity === 'harm',
  ).length;
  expect([text.match(/<testcase /g)?.length, text.match(/<failure /g)?.length]).toEqual([
    kit.cases.length,
    harmful,
  ]);
  const declared = [...text.matchAll(/failures="(\d+)"/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  expect(declared).toBe(harmful);
  for (const { token } of kit.cases.filter((each) => each.token.length > 20))
    expect(text).not.toContain(token);
  expect(text.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
});
