import { createLocalJWKSet, jwtVerify, type JWTVerifyOptions } from 'jose';
import { describe, expect, test } from 'vitest';
import { judge, type Kit } from '../../../src/core/verifier/index.js';
import { ALGS, answersOf, AUDIENCE, failures, ISSUER, kitFor, NOW } from './kits.js';

/** 200 where jose takes the token, 401 where it throws. */
function joseWith(kit: Kit, options: JWTVerifyOptions): (token: string) => Promise<number> {
  const secret = new TextEncoder().encode(kit.secret ?? '');
  const keys = createLocalJWKSet(kit.jwks);
  const all = { ...options, currentDate: new Date(NOW) };
  return async (token) => {
    try {
      await (kit.secret === undefined ? jwtVerify(token, keys, all) : jwtVerify(token, secret, all));
      return 200;
    } catch {
      return 401;
    }
  };
}

describe.each(ALGS)('jose with %s', (alg) => {
  const made = kitFor(alg);

  test('used strictly takes nothing that is refused, but for spellings that RFC 7515 does not have', async () => {
    const kit = await made;
    const strict: JWTVerifyOptions = {
      algorithms: [alg],
      typ: 'at+jwt',
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTolerance: kit.setup.leewayS,
      requiredClaims: ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'],
    };
    expect(await failures(kit, joseWith(kit, strict))).toEqual([
      'space-in-payload: 200',
      'space-in-signature: 200',
      'padded-payload: 200',
      'padded-signature: 200',
    ]);
  });

  test('used with a key alone checks signatures, and neither type, issuer nor audience', async () => {
    const kit = await made;
    const { rows } = judge(kit, await answersOf(kit, joseWith(kit, {})));
    const wrong = (group: string) => rows.filter((row) => row.group === group && row.verdict === 'wrong');
    const refused = (group: string) => rows.filter((row) => row.group === group && row.accept === false);
    expect(wrong('signature')).toEqual([]);
    expect(wrong('foreign-key')).toEqual([]);
    expect(wrong('taken')).toEqual([]);
    // That it takes all of them shows that nothing else is wrong with these tokens.
    for (const group of ['type', 'claims']) expect(wrong(group)).toEqual(refused(group));
  });
});
