import { readFileSync } from 'node:fs';
import { foundIn, says } from './make.js';

interface Vectors {
  testGroups: {
    public?: object;
    private: object;
    tests: { tcId: number; comment: string; jws: unknown; result: string }[];
  }[];
}

/** A vector that we judge otherwise than its file. */
export interface Other {
  id: number;
  comment: string;
  /** What the file says, and what we say. */
  theirs: string;
  ours: 'valid' | 'invalid';
}

/**
 * Where we disagree, and why. 357, 367 and 370 are the same token under the same key, valid once and invalid twice: nobody
 * passes more than 399 of the 401. The others ask for less than the RFCs do.
 */
export const ARGUED: Readonly<Record<number, string>> = {
  346: 'The JWK says `alg: PS256`, the token `PS384`. RFC 7517 4.4: `alg` is the algorithm that the key is intended for; RFC 8725bis 3.1: each key must be used with exactly one algorithm.',
  350: 'As 346, with `key_ops` in the place of `use`.',
  367: 'Named for bad padding, and has none: byte for byte the token of 357 under the key of 357, which is valid.',
  370: 'As 367: once more the token of 357.',
  372: 'A question mark inside the header. RFC 7515 5.2, step 2: no line breaks, whitespace or other additional characters; RFC 8725bis 3.14 asks for the same.',
  373: 'As 372, inside the payload (step 6).',
};

/** Judges each vector of `json_web_signature_test.json` by what Inspect says of it with the key of its group. */
export async function judgeVectors(path: string): Promise<{ total: number; others: Other[] }> {
  const { testGroups } = JSON.parse(readFileSync(path, 'utf8')) as Vectors;
  const others: Other[] = [];
  let total = 0;
  for (const group of testGroups) {
    const keys = JSON.stringify(group.public ?? group.private);
    for (const { tcId, comment, jws, result } of group.tests) {
      const text = typeof jws === 'string' ? jws : JSON.stringify(jws);
      const holds = (await foundIn(text, keys)).some((found) => says(found, 'signature') === 'holds');
      total += 1;
      if (holds !== (result === 'valid'))
        others.push({ id: tcId, comment, theirs: result, ours: holds ? 'valid' : 'invalid' });
    }
  }
  return { total, others };
}
