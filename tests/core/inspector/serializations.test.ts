import { describe, expect, test } from 'vitest';
import { code, foundIn, GOOD, hmacToken, json, only, pairOf, says, signWith, SECRET } from './make.js';

const pair = await pairOf('ES256');
const keys = JSON.stringify(pair.publicJwk);
const HMAC = { name: 'HMAC', hash: 'SHA-256' };
const [head = '', payload = '', signature = ''] = (await pair.sign({ typ: 'at+jwt' }, GOOD)).split('.');
const inJson = (more: object): string => JSON.stringify({ payload, ...more });
const own = { protected: head, signature };

async function judged(text: string, pasted?: string): Promise<[form: string, signature: string]> {
  const found = await only(text, pasted);
  expect(found.kind).toBe('jws-json');
  return [code(found, 'form'), code(found, 'signature')];
}
const idsIn = async (text: string): Promise<string[]> => (await only(text)).findings.map(({ id }) => id);

describe('a JWS in JSON with one signature (RFC 7515 section 7.2)', () => {
  test.each([
    ['flattened', inJson(own)],
    ['general', inJson({ signatures: [own] })],
    ['with a header that is not signed', inJson({ ...own, header: { kid: 'a' } })],
  ])('is verified as a compact one is: %s', async (_, text) => {
    expect(await judged(text, keys)).toEqual(['well-formed', 'verified']);
    expect(await judged(text)).toEqual(['well-formed', 'no-key']);
    const other = text.replace(payload, json({ ...GOOD, sub: 'root' }));
    expect(await judged(other, keys)).toEqual(['well-formed', 'signature-wrong']);
  });

  test('has no member in both headers, and no extension that nobody knows in either', async () => {
    expect(await judged(inJson({ ...own, header: { alg: 'none' } }), keys)).toEqual([
      'duplicate-member',
      'malformed',
    ]);
    const crit = { crit: ['x'], x: 1 };
    expect(await judged(inJson({ ...own, header: crit }), keys)).toEqual(['well-formed', 'crit-unknown']);
  });

  test('has the findings of its header and of its key', async () => {
    const of = (header: object): string => inJson({ protected: json(header), signature });
    expect(await idsIn(of({ alg: 'nOnE' }))).toContain('alg-none');
    expect(await idsIn(of({ alg: 'ES256', jku: 'https://keys.example', zip: 'DEF' }))).toEqual(
      expect.arrayContaining(['header-jku', 'zip', 'json-serialization']),
    );
    expect(await idsIn(inJson({ ...own, header: { kid: '../../dev/null' } }))).toContain('kid-path');
    const [first, body, last] = (await hmacToken({ secret: 'changeme' })).split('.');
    expect(await idsIn(JSON.stringify({ payload: body, protected: first, signature: last }))).toContain(
      'hmac-key-common',
    );
  });

  test('may protect its content alone (RFC 7520 section 4.7)', async () => {
    const content = await signWith(HMAC, Buffer.from(SECRET), `.${payload}`);
    const text = inJson({ header: { alg: 'HS256', kid: 'a' }, signature: content });
    expect(await judged(text, SECRET)).toEqual(['well-formed', 'verified-text']);
    expect((await only(text)).header).toEqual({ alg: 'HS256', kid: 'a' });
    expect((await judged(inJson({ signature: content }), SECRET))[0]).toBe('not-json-object');
  });

  test.each([
    ['flattened', JSON.stringify(own)],
    ['general', JSON.stringify({ signatures: [own] })],
  ])('may have its payload elsewhere (RFC 7520 section 4.5): %s', async (_, text) => {
    expect(await judged(text, keys)).toEqual(['well-formed', 'payload-detached']);
  });

  test('with several signatures, or with none, is shown and not verified', async () => {
    for (const text of [inJson({ signatures: [own, own] }), inJson({ signatures: [] })])
      expect(await judged(text, keys)).toEqual(['well-formed', 'json-serialization']);
  });
});

test('a JWE in JSON has the findings of its header, wherever a part of that is', async () => {
  const shared = { iv: 'AA', ciphertext: 'AA', tag: 'AA', protected: json({ enc: 'A256GCM' }) };
  const recipients = [{ header: { alg: 'RSA1_5' }, encrypted_key: 'AA' }];
  const found = await only(JSON.stringify({ ...shared, unprotected: { zip: 'DEF' }, recipients }));
  expect([found.kind, found.header]).toEqual(['jwe', { alg: 'RSA1_5', enc: 'A256GCM', zip: 'DEF' }]);
  expect(found.findings.map(({ id }) => id).sort()).toEqual(['alg-rsa1-5', 'encrypted', 'zip']);
});

const plain = json({ alg: 'HS256', b64: false, crit: ['b64'] });
const ofPlain = await signWith(HMAC, Buffer.from(SECRET), `${plain}.{"a":1}`);

describe('a JWS whose payload is kept elsewhere', () => {
  test.each([
    ['encoded (RFC 7515 appendix F)', `${head}..${signature}`, keys],
    ['as it is (RFC 7797)', `${plain}..${ofPlain}`, SECRET],
  ])('cannot be verified, and is not wrong for it: %s', async (_, token, key) => {
    for (const pasted of [undefined, key]) {
      const found = await only(token, pasted);
      expect([found.kind, code(found, 'signature')]).toEqual(['jws', 'payload-detached']);
      expect([says(found, 'signature'), says(found, 'time')]).toEqual(['unknown', 'unknown']);
      expect(found.findings.map(({ id }) => id)).not.toContain('b64-false');
    }
  });

  test('or simply empty is verified', async () => {
    expect(code(await only(await pair.sign({}, ''), keys), 'signature')).toBe('verified');
  });

  test('is refused for what makes any other refused', async () => {
    const unknown = `${json({ alg: 'ES256', crit: ['x'], x: 1 })}..${signature}`;
    expect(code(await only(unknown, keys), 'signature')).toBe('crit-unknown');
    expect(code(await only(`${head}..`, keys), 'signature')).toBe('malformed');
  });
});

test('`b64` that changes nothing may be demanded (RFC 7797 section 3)', async () => {
  const found = await only(await pair.sign({ crit: ['b64'], b64: true }, GOOD), keys);
  expect(code(found, 'signature')).toBe('verified');
  expect(found.findings.map(({ id }) => id)).not.toContain('crit-unknown');
  for (const header of [
    { crit: ['b64'], b64: false },
    { crit: ['b64', 'x'], b64: true, x: 1 },
    { crit: ['b64'], b64: 'true' },
  ])
    expect(code(await only(await pair.sign(header, GOOD), keys), 'signature')).toBe('crit-unknown');
});

test('what is signed and is no claims has no time, and no end', async () => {
  const found = await only(await pair.sign({}, 'a text'), keys);
  expect([code(found, 'signature'), code(found, 'time'), found.opensUntil]).toEqual([
    'verified',
    'no-time',
    null,
  ]);
});

test.each(['urn:uuid:f81d4fae-7dec-41d0-a765-00a0c91e6bf6', '{F81D4FAE-7DEC-41D0-A765-00A0C91E6BF6}'])(
  '%s is a UUID as it is often written',
  async (text) => {
    const found = await only(text);
    expect([found.kind, text.slice(found.at, found.at + found.length).toLowerCase()]).toEqual([
      'uuid',
      'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
    ]);
    expect(await foundIn('{abcdefgh}')).toEqual([]);
  },
);
