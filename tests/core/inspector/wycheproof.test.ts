import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foundIn, says } from './make.js';

/**
 * Project Wycheproof's vectors for JWS (github.com/C2SP/wycheproof, Apache-2.0), where somebody has them:
 * `testvectors_v1/json_web_signature_test.json`, named by `WYCHEPROOF_JWS`. signature.test.ts tries the same classes of
 * faults with keys of its own.
 */
const path = process.env['WYCHEPROOF_JWS'];

interface Vectors {
  testGroups: { public?: object; private: object; tests: { tcId: number; jws: unknown; result: string }[] }[];
}

/** Where we disagree, and why. */
const ARGUED: Readonly<Record<number, string>> = {
  346: 'the key says PS256 and the token PS384: each key is used with one algorithm (rfc8725bis 3.1)',
  350: 'the same with key_ops',
  347: 'the key says ES521, which is no algorithm: the token’s ES512 is another name',
  351: 'the same with key_ops',
  372: 'a question mark in the header: no character but those of base64url (rfc8725bis 3.14)',
  373: 'the same in the payload',
  367: 'called invalid for its padding, which it has not: byte for byte the valid vector 357',
  370: 'the same once more',
};

test.skipIf(path === undefined)('every vector is judged as it should be, but for those argued', async () => {
  const { testGroups } = JSON.parse(readFileSync(path ?? '', 'utf8')) as Vectors;
  const wrong: number[] = [];
  for (const group of testGroups) {
    const keys = JSON.stringify(group.public ?? group.private);
    for (const { tcId, jws, result } of group.tests) {
      const text = typeof jws === 'string' ? jws : JSON.stringify(jws);
      const holds = (await foundIn(text, keys)).some((found) => says(found, 'signature') === 'holds');
      if (holds !== (result === 'valid')) wrong.push(tcId);
    }
  }
  expect(wrong).toEqual(Object.keys(ARGUED).map(Number));
});
