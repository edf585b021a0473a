import { describe, expect, test } from 'vitest';
import type { Found } from '../../../src/core/inspector/index.js';
import {
  asPem,
  base64url,
  code,
  foundIn,
  GOOD,
  hmacToken,
  json,
  makePair,
  only,
  PAIR_ALGS,
  pairOf,
  pemOf,
  says,
  SECRET,
} from './make.js';

const isVerified = async (token: string, keys: string): Promise<boolean> =>
  (await foundIn(token, keys)).some((found) => says(found, 'signature') === 'holds');

describe('a signature holds', () => {
  test.each(PAIR_ALGS)('with %s, against a JWK, a key set and PEM, public or private', async (alg) => {
    const pair = await pairOf(alg);
    const token = await pair.sign({ typ: 'at+jwt', kid: 'now' }, GOOD);
    const now = { ...pair.publicJwk, alg, kid: 'now', use: 'sig', key_ops: ['verify'] };
    const keys = [
      JSON.stringify(now),
      JSON.stringify({ keys: [{ ...now, kid: 'then' }, now] }),
      JSON.stringify(pair.privateJwk),
      await pemOf(pair.privateKey),
      JSON.stringify(pair.publicJwk),
    ];
    for (const key of keys) {
      const found = await only(token, key);
      expect([code(found, 'signature'), code(found, 'key')]).toEqual(['verified', 'key-fits']);
    }
  });

  test.each(['RS256', 'ES256', 'ES512', 'Ed25519'])(
    'with %s, against the public half in PEM, and against a certificate',
    async (alg) => {
      const pair = await pairOf(alg);
      const token = await pair.sign({}, GOOD);
      const publicKey = await crypto.subtle.importKey(
        'jwk',
        pair.publicJwk,
        pair.privateKey.algorithm as EcKeyImportParams,
        true,
        ['verify'],
      );
      const pem = await pemOf(publicKey);
      expect(await isVerified(token, pem)).toBe(true);
      expect(await isVerified(token, pem.replace(/-----[A-Z ]+-----|\n/g, ''))).toBe(true);
      expect(await isVerified(token, pem.replaceAll('\n', '\\n'))).toBe(true);
      expect(await isVerified(token, await certificateOf(publicKey))).toBe(true);
    },
  );

  test.each([
    ['text', SECRET, 'verified-text'],
    ['text with a line break behind it', `${SECRET}\n`, 'verified-text'],
    ['hex', Buffer.from(SECRET).toString('hex'), 'verified-hex'],
    ['hex in capitals', Buffer.from(SECRET).toString('hex').toUpperCase(), 'verified-hex'],
    ['base64', Buffer.from(SECRET).toString('base64'), 'verified-base64'],
    ['base64url', base64url(new Uint8Array([251, 255, 254, ...Buffer.from(SECRET)])), 'verified-base64url'],
    ['a JWK', JSON.stringify({ kty: 'oct', k: base64url(SECRET), alg: 'HS256' }), 'verified'],
  ])('against a secret as %s, and says so', async (_, keys, expected) => {
    const secret =
      expected === 'verified-base64url' ? new Uint8Array([251, 255, 254, ...Buffer.from(SECRET)]) : SECRET;
    expect(code(await only(await hmacToken({ secret }), keys), 'signature')).toBe(expected);
  });

  test.each(['HS384', 'HS512'])('with %s', async (alg) => {
    const secret = SECRET.repeat(2);
    expect(code(await only(await hmacToken({ header: { alg }, secret }), secret), 'signature')).toBe(
      'verified-text',
    );
  });

  test('over whatever was signed: nothing, bytes, a text', async () => {
    const pair = await pairOf('ES256');
    for (const payload of ['', '\u0000\u0001', 'a text', '[1]']) {
      expect(await isVerified(await pair.sign({}, payload), JSON.stringify(pair.publicJwk))).toBe(true);
    }
  });

  test('where the JSON of the header has white space', async () => {
    const token = await hmacToken();
    const head = base64url('{ "alg" :\t"HS256",\n"typ":"at+jwt" }');
    expect(await isVerified(`${head}.${token.split('.')[1] ?? ''}.x`, SECRET)).toBe(false);
    const pair = await pairOf('ES256');
    const spaced = base64url('{ "alg" : "ES256" }');
    const body = `${spaced}.${json(GOOD)}`;
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      pair.privateKey,
      Buffer.from(body),
    );
    expect(
      await isVerified(`${body}.${base64url(new Uint8Array(signature))}`, JSON.stringify(pair.publicJwk)),
    ).toBe(true);
  });
});

describe('a token and its keys in one text', () => {
  const both = async (keys: object): Promise<Found[]> => {
    const token = await (await pairOf('ES256')).sign({ kid: 'now' }, GOOD);
    return foundIn(`${JSON.stringify(keys)}\n\n${token}`);
  };

  test('are judged together, unless a key was pasted for it', async () => {
    const { publicJwk } = await pairOf('ES256');
    const now = { ...publicJwk, kid: 'now', alg: 'ES256' };
    for (const keys of [now, { keys: [{ ...publicJwk, kid: 'then' }, now] }]) {
      const token = (await both(keys)).find(({ kind }) => kind === 'jwt');
      expect(token?.verdicts.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['verified-beside', 'key-fits']),
      );
    }
    const text = `${JSON.stringify(now)} ${await hmacToken()}`;
    const token = (await foundIn(text, SECRET)).find(({ kind }) => kind === 'jwt');
    expect(token?.verdicts.map(({ code }) => code)).toContain('verified-text');
  });

  test('that have nothing to do with each other are not blamed for it', async () => {
    const { publicJwk } = await pairOf('RS256');
    const token = (await both({ ...publicJwk, kid: 'other' })).find(({ kind }) => kind === 'jwt');
    expect(token && code(token, 'signature')).toBe('key-other-type');
    expect(token?.findings.filter(({ severity }) => severity === 'harm')).toEqual([]);
  });
});

describe('a signature never holds', () => {
  test('when any bit of it, or of what it signs, is another one', async () => {
    const token = await hmacToken();
    for (let index = 0; index < token.length; index += 1) {
      const char = token.charAt(index);
      if (char === '.') continue;
      const changed = token.slice(0, index) + (char === 'A' ? 'B' : 'A') + token.slice(index + 1);
      expect([index, await isVerified(changed, SECRET)]).toEqual([index, false]);
    }
  });

  test('when the unused bits at the end of a segment are set', async () => {
    const claims = [GOOD, { ...GOOD, a: 1 }, { ...GOOD, a: 12 }];
    for (const each of claims) {
      const parts = (await hmacToken({ claims: each })).split('.');
      for (const [part, segment] of parts.entries()) {
        if (segment.length % 4 === 0) continue;
        const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(
          segment.at(-1) ?? '',
        );
        const other = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.charAt(last + 1);
        const token = parts
          .map((each, index) => (index === part ? segment.slice(0, -1) + other : each))
          .join('.');
        const found = await only(token, SECRET);
        expect([code(found, 'form'), code(found, 'signature')]).toEqual(['trailing-bits', 'malformed']);
      }
    }
  });

  test('when it is missing, whatever the header says', async () => {
    const body = (alg: string): string => `${json({ alg })}.${json(GOOD)}.`;
    for (const alg of ['none', 'None', 'NONE', 'nOnE'])
      expect(code(await only(body(alg), SECRET), 'signature')).toBe('unsigned');
    for (const alg of ['HS256', 'ES256', 'RS256']) expect(await isVerified(body(alg), SECRET)).toBe(false);
  });

  test.each([
    ['a key for another algorithm', 'RS256', 'RS256', { alg: 'PS256' }, 'key-for-other-alg'],
    ['the old name of the algorithm', 'Ed25519', 'Ed25519', { alg: 'EdDSA' }, 'key-for-other-alg'],
    ['a key for encryption', 'ES256', 'ES256', { use: 'enc' }, 'key-use'],
    ['a key that may not verify', 'ES256', 'ES256', { key_ops: ['encrypt'] }, 'key-ops'],
    ['a public key that may sign', 'ES256', 'ES256', { key_ops: ['sign'] }, 'key-ops'],
  ])('with %s', async (_, alg, ofKey, more, fault) => {
    const token = await (await pairOf(alg)).sign({}, GOOD);
    const { publicJwk } = alg === ofKey ? await pairOf(alg) : await pairOf(ofKey);
    const found = await only(token, JSON.stringify({ ...publicJwk, ...more }));
    expect([code(found, 'signature'), code(found, 'key')]).toEqual(['key-forbids', fault]);
  });

  test('with the RSA padding, the hash or the salt of another algorithm', async () => {
    const rs256 = await pairOf('RS256');
    const ps256 = await pairOf('PS256');
    const [head, payload, signature] = (await ps256.sign({}, GOOD)).split('.');
    const swapped = `${json({ alg: 'RS256' })}.${payload}.${signature}`;
    expect(await isVerified(swapped, JSON.stringify(ps256.publicJwk))).toBe(false);
    expect(await isVerified(`${head}.${payload}.${signature}`, JSON.stringify(rs256.publicJwk))).toBe(false);
    const body = `${json({ alg: 'PS256' })}.${json(GOOD)}`;
    const salted = await crypto.subtle.sign(
      { name: 'RSA-PSS', saltLength: 20 },
      ps256.privateKey,
      Buffer.from(body),
    );
    expect(
      await isVerified(`${body}.${base64url(new Uint8Array(salted))}`, JSON.stringify(ps256.publicJwk)),
    ).toBe(false);
  });

  test('of ECDSA with zeros, in DER, cut, or with something behind it', async () => {
    const pair = await pairOf('ES256');
    const token = await pair.sign({}, GOOD);
    const body = token.slice(0, token.lastIndexOf('.'));
    const good = Buffer.from(token.split('.')[2] ?? '', 'base64url');
    const der = Buffer.concat([
      Buffer.from([0x30, 68, 2, 32]),
      good.subarray(0, 32),
      Buffer.from([2, 32]),
      good.subarray(32),
    ]);
    for (const bytes of [
      Buffer.alloc(64),
      der,
      good.subarray(0, 63),
      Buffer.concat([good, Buffer.alloc(1)]),
      Buffer.alloc(64, 255),
    ]) {
      expect(await isVerified(`${body}.${base64url(bytes)}`, JSON.stringify(pair.publicJwk))).toBe(false);
    }
  });

  test('with the key that the token brings, or with the public key as a secret, which is said', async () => {
    const pair = await pairOf('RS256');
    const mine = await makePair('ES256');
    expect(
      await isVerified(
        await mine.sign({ jwk: mine.publicJwk }, GOOD),
        JSON.stringify((await pairOf('ES256')).publicJwk),
      ),
    ).toBe(false);
    const publicKey = await crypto.subtle.importKey(
      'jwk',
      pair.publicJwk,
      pair.privateKey.algorithm as RsaHashedImportParams,
      true,
      ['verify'],
    );
    const pem = await pemOf(publicKey);
    const found = await only(await hmacToken({ secret: pem }), pem);
    expect([code(found, 'signature'), code(found, 'key')]).toEqual(['key-forbids', 'key-of-other-type']);
    expect(found.findings.map(({ id }) => id)).toContain('hmac-public-key');
  });

  test('where the header demands what is not understood, or names something twice', async () => {
    const pair = await pairOf('ES256');
    const keys = JSON.stringify(pair.publicJwk);
    expect(code(await only(await pair.sign({ crit: ['exp'], exp: 1 }, GOOD), keys), 'signature')).toBe(
      'crit-unknown',
    );
    expect(code(await only(await pair.sign({ crit: ['b64'], b64: false }, GOOD), keys), 'signature')).toBe(
      'crit-unknown',
    );
    for (const crit of [[], ['gone'], 'exp', [1]]) {
      expect(code(await only(await pair.sign({ crit }, GOOD), keys), 'form')).toBe('crit-malformed');
    }
    const body = `${base64url('{"alg":"ES256","alg":"ES256"}')}.${json(GOOD)}`;
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      pair.privateKey,
      Buffer.from(body),
    );
    expect(code(await only(`${body}.${base64url(new Uint8Array(signature))}`, keys), 'signature')).toBe(
      'malformed',
    );
  });
});

describe('a signature is not known', () => {
  test('where the one key that was pasted has another id and does not verify', async () => {
    const [pair, other] = [await pairOf('ES256'), await makePair('ES256')];
    const token = await pair.sign({ kid: 'a' }, GOOD);
    const found = await only(token, JSON.stringify({ ...other.publicJwk, kid: 'b' }));
    expect([code(found, 'signature'), code(found, 'key')]).toEqual(['no-key-of-this-id', 'key-not-named']);
    const same = await only(token, JSON.stringify({ ...other.publicJwk, kid: 'a' }));
    expect(code(same, 'signature')).toBe('signature-wrong');
  });

  test('without a key, with a key that cannot be read, with one that WebCrypto does not take', async () => {
    const pair = await pairOf('ES256');
    const token = await pair.sign({}, GOOD);
    const { x, y, ...rest } = pair.publicJwk;
    const keys = [
      undefined,
      '',
      '{"keys":[]}',
      '{"not":"a key"}',
      '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
    ];
    const codes = await Promise.all(keys.map(async (key) => code(await only(token, key), 'signature')));
    expect(codes).toEqual(['no-key', 'no-key', 'key-unreadable', 'key-unreadable', 'key-unreadable']);
    const swapped = JSON.stringify({ ...rest, x: y, y: x });
    expect(code(await only(token, swapped), 'signature')).toBe('key-refused');
  });

  test('where several keys were pasted and none has the token’s id', async () => {
    const pair = await pairOf('ES256');
    const keys = [
      { ...pair.publicJwk, kid: 'a' },
      { ...pair.publicJwk, kid: 'b' },
    ];
    const found = await only(await pair.sign({ kid: 'c' }, GOOD), JSON.stringify({ keys }));
    expect([code(found, 'signature'), code(found, 'key')]).toEqual(['no-key-of-this-id', 'key-not-named']);
    // One key alone was meant: a key id is only a hint (RFC 7515 section 4.1.4).
    expect(await isVerified(await pair.sign({ kid: 'c' }, GOOD), JSON.stringify(keys[0]))).toBe(true);
  });

  test('of an algorithm that WebCrypto lacks, and of what is encrypted', async () => {
    expect(
      code(await only(`${json({ alg: 'ES256K' })}.${json(GOOD)}.${'A'.repeat(86)}`, SECRET), 'signature'),
    ).toBe('alg-unsupported');
    const jwe = `${json({ alg: 'dir', enc: 'A256GCM' })}..${'A'.repeat(16)}.${'A'.repeat(40)}.${'A'.repeat(22)}`;
    expect(code(await only(jwe, SECRET), 'signature')).toBe('encrypted');
  });

  test.each([undefined, 'another secret', '{"kty":"oct","k":"AAAA","alg":"HS512"}'])(
    'where only the secret was guessed: everybody has it, whatever was pasted as a key (%s)',
    async (keys) => {
      const found = await only(await hmacToken({ secret: 'secret' }), keys);
      expect([says(found, 'signature'), code(found, 'signature')]).toEqual(['unknown', 'common-secret']);
      expect([says(found, 'key'), code(found, 'key')]).toEqual(['fails', 'key-common']);
      expect(found.findings[0]).toEqual({ id: 'hmac-key-common', severity: 'harm' });
    },
  );
});

/** The least of a certificate (RFC 5280 section 4.1) that carries a key; nobody checks its signature here. */
async function certificateOf(key: CryptoKey): Promise<string> {
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', key));
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const content = Buffer.concat(parts);
    const size = content.length;
    const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), content]);
  };
  const name = der(0x30);
  const algorithm = der(0x30, der(0x06, Buffer.from([0x2b, 0x65, 0x70])));
  const body = der(0x30, der(0x02, Buffer.from([1])), algorithm, name, der(0x30), name, spki);
  return asPem('CERTIFICATE', der(0x30, body, algorithm, der(0x03, Buffer.alloc(5))));
}
