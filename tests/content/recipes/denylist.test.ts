import { expect, test } from 'vitest';
import { Denylist } from '../../../src/content/recipes/denylist.js';
import { LEEWAY_S } from '../../../src/content/recipes/accessToken.js';
import { answersAlike } from './languages/alike.js';
import { cases, EXP, NOW, type Answer, type Input } from './tables/denylist.js';

function ask({ revoke, ask, now }: Input): Answer {
  const list = new Denylist();
  let listed = 'listed';
  try {
    list.revoke(revoke);
  } catch {
    listed = 'refused';
  }
  list.forget(now);
  if (listed === 'listed' && list.size === 0) listed = 'over';
  return { listed, revoked: list.isRevoked(ask) };
}

answersAlike('denylist', cases, ask);

test('a list that is full says so, and forgets nobody', () => {
  const list = new Denylist(2);
  const token = (jti: string): { iss: string; jti: string; exp: number } => ({ iss: 'a', jti, exp: EXP });
  for (const jti of ['1', '2', '2']) list.revoke(token(jti));
  expect(() => list.revoke(token('3'))).toThrow('full');
  expect(['1', '2'].map((jti) => list.isRevoked(token(jti)))).toEqual([true, true]);
  list.forget((EXP + 61) * 1000);
  list.revoke(token('3'));
  expect(list.size).toBe(1);
});

test('an entry outlives its token at every verifier of ours', () => {
  const list = new Denylist();
  list.revoke({ iss: 'a', jti: '1', exp: EXP });
  list.forget((EXP + LEEWAY_S) * 1000);
  expect(list.size).toBe(1);
});

test('two tokens of one name end with the later one', () => {
  const list = new Denylist();
  for (const exp of [EXP + 100, EXP]) list.revoke({ iss: 'a', jti: '1', exp });
  list.forget((EXP + 100) * 1000);
  expect(list.size).toBe(1);
});

test('no error holds what the token said', () => {
  expect(() => new Denylist().revoke({ iss: 'secret-issuer', jti: 'secret-id', exp: NOW })).toThrow(
    /^(?!.*secret)/,
  );
});
