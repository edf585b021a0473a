import { describe, expect, test } from 'vitest';
import { CLAIMS, forge, newKey, rulesFor, verdict, without } from './forge.js';

const key = await newKey('ES256');
const rules = rulesFor(key);

describe('the required claims of RFC 9068', () => {
  test.each(['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'] as const)(
    'without %s, a token is refused though its signature is right',
    async (name) => {
      expect(await verdict(await forge(key, without(name)), rules)).toBe('token_missing_claim');
    },
  );

  test.each(['sub', 'jti', 'client_id'])('a %s that is not a string counts as missing', async (name) => {
    expect(await verdict(await forge(key, { ...CLAIMS, [name]: 7 }), rules)).toBe('token_missing_claim');
  });

  test('scope may be left out, and then allows nothing', async () => {
    expect(await verdict(await forge(key, without('scope')), rules)).toBe('accepted');
  });
});

describe('issuer and audience', () => {
  test.each([
    'https://api.example/',
    'https://API.example',
    'http://api.example',
    'https://api.example.evil.example',
    ['https://api.example'],
  ])('an issuer of %j is another issuer: the match is exact', async (iss) => {
    expect(await verdict(await forge(key, { ...CLAIMS, iss }), rules)).toBe('token_wrong_issuer');
  });

  test('an audience list is enough when we are in it', async () => {
    const aud = ['https://other.example', 'https://api.example'];
    expect(await verdict(await forge(key, { ...CLAIMS, aud }), rules)).toBe('accepted');
  });

  test.each(['https://other.example', 'https://api.example/', '', [], ['https://other.example'], 7, null])(
    'an audience of %j is not us',
    async (aud) => {
      expect(await verdict(await forge(key, { ...CLAIMS, aud }), rules)).toBe('token_wrong_audience');
    },
  );
});

describe('typ', () => {
  test.each(['at+jwt', 'application/at+jwt', 'AT+JWT', 'Application/AT+JWT'])(
    '%s is an access token',
    async (typ) => {
      expect(await verdict(await forge(key, CLAIMS as never, { typ }), rules)).toBe('accepted');
    },
  );

  test.each(['JWT', 'id_token+jwt', 'application/application/at+jwt', 'at+jwt ', '', undefined])(
    '%j is not',
    async (typ) => {
      expect(await verdict(await forge(key, CLAIMS as never, { typ }), rules)).toBe('token_wrong_type');
    },
  );
});
