import { expect, test } from 'vitest';
import { ALGORITHMS } from '../../../src/content/scale/algorithms.js';
import { measureSpeeds } from '../../../src/state/scale/speeds/measureSpeeds.js';

/** A clock that each look moves on by half a millisecond. */
function slowClock(): () => number {
  let now = 0;
  return () => (now += 0.5);
}

test('each algorithm is measured in operations a second, signing and verifying apart', async () => {
  const speeds = await measureSpeeds(crypto.subtle, slowClock(), 780, 5);
  for (const algorithm of ALGORITHMS) {
    // An operation takes as long as a look at the clock.
    expect(speeds[algorithm], algorithm).toEqual({ signed: 2000, verified: 2000 });
  }
});

test('what a browser does not have is said so, and the others are measured', async () => {
  const subtle = new Proxy(crypto.subtle, {
    get: (target, name) => {
      if (name === 'generateKey')
        return (how: { name?: string } | string, ...rest: [boolean, KeyUsage[]]) =>
          how === 'Ed25519'
            ? Promise.reject(new DOMException('no', 'NotSupportedError'))
            : target.generateKey(how as AlgorithmIdentifier, ...rest);
      const member = Reflect.get(target, name) as unknown;
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    },
  });
  const speeds = await measureSpeeds(subtle, slowClock(), 100, 2);
  expect(speeds.Ed25519).toBeNull();
  expect(speeds.ES256?.verified).toBeGreaterThan(0);
});
