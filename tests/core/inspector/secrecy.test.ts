import { afterEach, describe, expect, test, vi } from 'vitest';
import { inspect, MOST_CHARACTERS } from '../../../src/core/inspector/index.js';
import { drawn, foundIn, GOOD, hmacToken, json, NOW, pairOf, pemOf, SECRET } from './make.js';

const es = await pairOf('ES256');
const TEXTS: readonly [kind: string, text: string][] = [
  ['a token', await hmacToken()],
  ['a token in lines', (await hmacToken()).replace(/.{20}/g, '$&\n')],
  ['a vendor’s key', `${'sk'}_live_${drawn(40)}`],
  ['a user and a password', `Basic ${btoa('aladdin:opensesame')}`],
  ['a string', `X-API-Key: ${drawn(43)}`],
  ['a private key', await pemOf(es.privateKey)],
  ['a private JWK', JSON.stringify(es.privateJwk)],
  ['an answer', JSON.stringify({ access_token: drawn(43), token_type: 'Bearer', refresh_token: drawn(44) })],
  [
    'a signed object',
    JSON.stringify({ payload: json(GOOD), protected: json({ alg: 'ES256' }), signature: drawn(86) }),
  ],
  ['a PASETO', `v4.local.${drawn(120)}`],
  [
    'an encrypted token',
    `${json({ alg: 'dir', enc: 'A256GCM' })}..${'A'.repeat(16)}.${drawn(60)}.${'A'.repeat(22)}`,
  ],
];

/** Everything that is told of a credential, but what it says itself. */
async function told(text: string): Promise<string> {
  const own = ['header', 'claims', 'disclosures'];
  return JSON.stringify(await foundIn(text, SECRET), (name, value: unknown) =>
    own.includes(name) ? undefined : value,
  );
}

describe('what is told of', () => {
  test.each(TEXTS)('%s holds no part of it that could be used', async (_, text) => {
    const plain = text.replace(/\s/g, '');
    const out = await told(text);
    for (let at = 0; at + 12 <= plain.length; at += 1) {
      const part = plain.slice(at, at + 12);
      // Names and labels are no secrets.
      if (/^[-A-Z ]+$|"|_|:|Key/.test(part)) continue;
      expect([at, out.includes(part)]).toEqual([at, false]);
    }
    expect(out).not.toContain(SECRET);
  });

  test('a text that is too long holds nothing of it', async () => {
    const answer = await inspect({ text: SECRET.repeat(MOST_CHARACTERS / SECRET.length + 2), now: NOW });
    expect(JSON.stringify(answer)).toBe('{"found":[],"left":0,"refused":"too-long"}');
  });
});

describe('nothing is written down', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('not to the console', async () => {
    const written = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) =>
      vi.spyOn(console, name),
    );
    for (const [, text] of TEXTS) await foundIn(text, SECRET);
    expect(written.map(({ mock }) => mock.calls)).toEqual([[], [], [], [], []]);
  });
});
