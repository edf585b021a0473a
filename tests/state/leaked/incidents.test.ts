import { describe, expect, test } from 'vitest';
import { assumptionsBehind } from '../../../src/core/incident/index.js';
import { INCIDENTS } from '../../../src/state/leaked/incidents.js';

const read = (value: unknown) => INCIDENTS.read(value)?.incidents;
const first = (...done: string[]) => read({ version: 1, done });

describe('ticks of the first version, which belonged to a kind', () => {
  test('become an incident of that kind, its moments not known', () => {
    expect(first('signing-key revoke', 'signing-key prove')).toEqual([
      {
        id: 'earlier-signing-key',
        name: '',
        begun: null,
        told: { kind: 'signing-key' },
        done: { revoke: null, prove: null },
      },
    ]);
  });

  test('of several kinds become one incident each, and what came before the kind goes with the first', () => {
    const incidents = first('any keep-evidence', 'webhook-secret roll-webhook', 'api-key revoke');
    expect(incidents?.map(({ id, done }) => [id, Object.keys(done)])).toEqual([
      ['earlier-api-key', ['keep-evidence', 'revoke']],
      ['earlier-webhook-secret', ['roll-webhook']],
    ]);
  });

  test('without a kind become an incident without one; none at all become none', () => {
    expect(first('any keep-evidence')).toMatchObject([{ told: {}, done: { 'keep-evidence': null } }]);
    expect(first()).toEqual([]);
  });
});

test.each([
  [{ version: 2 }],
  [{ version: 2, incidents: [{ id: 'a' }] }],
  [{ version: 2, incidents: [{ id: 'a', name: '', begun: 'today', told: {}, done: {} }] }],
  [{ version: 3, incidents: [] }],
])('%j is none of ours', (value) => {
  expect(read(value)).toBeUndefined();
});

test('a figure hangs on the open questions that would make it another one, and on no others', () => {
  const ofKey = (answers: Parameters<typeof assumptionsBehind>[1]) =>
    assumptionsBehind('api-key', answers, ({ windows }) => windows[0]?.window);
  expect(ofKey({})).toEqual(['verdict', 'replication']);
  expect(ofKey({ verdict: 60 })).toEqual(['replication']);
  expect(ofKey({ verdict: 60, replication: 0 })).toEqual([]);
});
