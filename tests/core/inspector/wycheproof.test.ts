import { expect, test } from 'vitest';
import { ARGUED, judgeVectors } from './vectors.js';

/**
 * Project Wycheproof's vectors for JWS (github.com/C2SP/wycheproof, Apache-2.0), where somebody has them:
 * `testvectors_v1/json_web_signature_test.json`, named by `WYCHEPROOF_JWS`. `npm run bench -- vectors` prints the
 * arguments. signature.test.ts tries the same classes of faults with keys of its own.
 */
const path = process.env['WYCHEPROOF_JWS'];

test.skipIf(path === undefined)('every vector is judged as it should be, but for those argued', async () => {
  const { others } = await judgeVectors(path ?? '');
  expect(others.map(({ id }) => id).sort((left, right) => left - right)).toEqual(
    Object.keys(ARGUED).map(Number),
  );
});
