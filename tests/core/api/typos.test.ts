import { expect, test } from 'vitest';
import { bearer, mintKey, startApi } from './harness.js';

const harness = await startApi();
const { key } = await mintKey(harness);

/** One wrong character at every place: another letter, the other case, a character no key has. */
const typos = [...key].flatMap((letter, index) => {
  const swapped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  const others = [swapped, letter === 'x' ? 'y' : 'x', '-'].filter((other) => other !== letter);
  return others.map((other) => key.slice(0, index) + other + key.slice(index + 1));
});

test.each([
  ['Authorization', (typo: string) => bearer(typo)],
  ['X-API-Key', (typo: string) => ({ 'X-API-Key': typo })],
])(
  'every single-character typo in %s is refused without a lookup, a hash or a signature check',
  async (_, headers) => {
    expect(typos.length).toBeGreaterThan(2 * key.length);
    for (const typo of typos) {
      const response = await harness.call('GET /v1/orders', { headers: headers(typo) });
      expect(response.status).toBe(401);
      const { steps, decidedBy } = harness.lastTrace();
      expect(steps.map(({ reads, hashes, verifies }) => reads + hashes + verifies)).toEqual([0, 0]);
      expect(['key_malformed', 'key_bad_checksum', 'token_malformed']).toContain(steps[decidedBy]?.code);
    }
    expect((await harness.call('GET /v1/orders', { headers: headers(key) })).status).toBe(200);
  },
);
