import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIONS } from '../../../src/core/incident/index.js';
import { HANDED } from '../../../src/state/leaked/address.js';
import { handOver, readHanded } from '../../../src/state/leaked/handed.js';
import { LONGEST_NAME, type Incident } from '../../../src/state/leaked/incidents.js';
import { LONGEST, pack } from '../../../src/state/shell/packed.js';
import { parseRoute } from '../../../src/state/shell/route.js';

const queryOf = (fragment: string): Record<string, string> => {
  const route = parseRoute(fragment);
  return 'query' in route ? route.query : {};
};
const incident: Incident = {
  id: 'of-one-browser',
  name: 'Build server',
  begun: 1_772_366_400_000,
  told: { kind: 'api-key', verdict: '60' },
  done: { revoke: 1_772_366_460_000, prove: null },
};

describe('an incident that is handed over', () => {
  test('arrives with its case, name, times and ticks, and not with the id of a browser', () => {
    const address = handOver(incident);
    expect(address).toMatch(/^#\/leaked\?kind=api-key&verdict=60&handed=1\./);
    expect(readHanded(queryOf(address))).toEqual({ incident: { ...incident, id: '' }, fault: null });
  });

  test('fits an address with every step ticked and the longest name', () => {
    const done = Object.fromEntries(ACTIONS.map((step) => [step, 1_772_366_460_000]));
    const longest = { ...incident, name: '漢'.repeat(LONGEST_NAME), done };
    const address = handOver(longest);
    expect(address.length).toBeLessThan(LONGEST);
    expect(readHanded(queryOf(address)).incident).toEqual({ ...longest, id: '' });
  });

  test('has no longer name than one that is typed, no unseen character, and no step that is none of ours', () => {
    const packed = pack({
      name: `\u202E${'x'.repeat(500)}`,
      begun: null,
      done: { revoke: 1, nothing: 2, constructor: 3 },
    });
    const read = readHanded({ kind: 'api-key', [HANDED]: packed }).incident;
    expect(read?.name).toBe(`[U+202E]${'x'.repeat(LONGEST_NAME - 8)}`);
    expect(read?.done).toEqual({ revoke: 1 });
  });

  test.each([
    ['cut off', handOver(incident).slice(0, -7), 'damaged'],
    ['of a time that no calendar has', pack({ name: '', begun: 9e15, done: {} }), 'damaged'],
    ['longer than an address', pack({ name: 'x'.repeat(LONGEST), begun: null, done: {} }), 'damaged'],
    ['of a later version', '2.e30', 'newer'],
  ])('%s: nothing of it is shown', (_, said, fault) => {
    const query = said.startsWith('#') ? queryOf(said) : { [HANDED]: said };
    expect(readHanded(query)).toEqual({ incident: null, fault });
  });

  test('any text at all is read without an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => pack(JSON.parse(json))),
        ),
        (said) => {
          const { incident: read, fault } = readHanded({ kind: 'api-key', [HANDED]: said });
          expect(read === null).toBe(fault !== null);
        },
      ),
      { numRuns: 200, seed: 17 },
    );
  });
});
