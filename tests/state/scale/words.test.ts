import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../../src/content/scale/presets.js';
import { COUNTS } from '../../../src/content/scale/ofOutcomes.js';
import { FIELDS, GROUPS } from '../../../src/content/scale/words.js';
import {
  checkSystem,
  DESIGNS,
  estimate,
  FIGURES,
  LIMITS,
  SWITCHES,
  type Figures,
  type System,
} from '../../../src/core/scale/index.js';
import { linearAxis, logAxis } from '../../../src/state/scale/chart/axis.js';
import { curvesChart, outageChart } from '../../../src/state/scale/chart/charts.js';
import { scaleAsCsv, scaleAsJson, scaleAsMarkdown } from '../../../src/state/scale/export.js';
import { faultSentence } from '../../../src/state/scale/words/faults.js';
import { decisionModel } from '../../../src/content/decision/model.js';
import { presets } from '../../../src/content/decision/presets.js';
import { questions } from '../../../src/content/decision/questions.js';
import { DESIGNS_OF } from '../../../src/content/scale/ofOutcomes.js';
import { decide, type Answers } from '../../../src/core/decision/index.js';
import { scaleFromAnswers, scaleFromRun } from '../../../src/state/scale/index.js';
import { listRows } from '../../../src/state/scale/words/listRows.js';
import { advice } from '../../../src/state/scale/words/sentences.js';
import { readField, readScaleLink, systemOf, writeScaleLink } from '../../../src/state/scale/link.js';
import {
  amount,
  bytes,
  exact,
  longest,
  readDuration,
  readNumber,
  spelled,
  time,
} from '../../../src/state/scale/words/numbers.js';
import { settingsOf } from '../../../src/core/simulation/index.js';
import { parseRoute } from '../../../src/state/shell/route.js';

const saas = PRESETS.find(({ id }) => id === 'saas');
if (!saas) throw new Error('no such preset');
const { system } = saas;
const figures: Figures = (() => {
  const found = estimate(system);
  if (!found.ok) throw new Error(JSON.stringify(found));
  return found.value;
})();

function queryOf(address: string): Record<string, string> {
  const route = parseRoute(address);
  if (route.page !== 'scale') throw new Error(address);
  return route.query;
}

describe('figures in words', () => {
  test.each([
    [0, '0 s'],
    [0.04, 'under 0.1 s'],
    [2.5, '2.5 s'],
    [59.94, '59.9 s'],
    [60, '1 min'],
    [480, '8 min'],
    [497, '8 min 17 s'],
    [3600, '1 h'],
    [86_400 * 3, '3 days'],
    [Infinity, 'for ever'],
    [59.97, '1 min'],
    [3640, '1 h 01 min'],
    [3620, '1 h'],
  ])('%d seconds are %s', (seconds, says) => expect(time(seconds)).toBe(says));

  test.each([
    [59.4, '59.4 s'],
    [930, '15 min 30 s'],
    [3600, '1 h'],
    [3601, '1 h 01 min'],
    [86_400, '24 h'],
  ])('a bound of %d seconds is %s: no less', (seconds, says) => expect(longest(seconds)).toBe(says));

  test.each([
    [44.4444, '44.4'],
    [2600, '2,600'],
    [1_234_567, '1.23 million'],
    [3e9, '3 billion'],
    [0.00001, 'under 0.001'],
    [Infinity, 'no end'],
  ])('%d is %s', (value, says) => expect(amount(value)).toBe(says));

  test('bytes step by a thousand', () => {
    expect([0, 138, 2400, 16.8e6, 5.35e12].map(bytes)).toEqual([
      '0 B',
      '138 B',
      '2.4 kB',
      '16.8 MB',
      '5.35 TB',
    ]);
  });

  test.each([
    ['90', 90],
    ['90 s', 90],
    ['15 min', 900],
    ['1.5 h', 5400],
    ['1 min 30 s', 90],
    ['2 days', 172_800],
    ['1e3', 1000],
    ['15 minutes', 900],
    ['2 Hours', 7200],
    ['500 ms', 0.5],
    ['1.1 h', 3960],
    ['30\u00a0s', 30],
  ])('%s is read as %d seconds', (text, seconds) => expect(readDuration(text)).toBe(seconds));

  test.each([
    '',
    'soon',
    '5 fortnights',
    '15 min ago',
    '--3',
    '1 2 min x',
    '1,5',
    '1,5 h',
    '1:30',
    '٣٠ s',
    '1 k',
    'Infinity',
    '9'.repeat(1000) + 'x',
  ])('%j is no time', (text) => expect(readDuration(text)).toBeNaN());

  test.each([
    ['40,000', 40_000],
    ['1,234,567.5', 1_234_567.5],
    ['40 000', 40_000],
    ['40\u202f000', 40_000],
    ['40\u00a0000 ', 40_000],
    ['40_000', 40_000],
    ['40’000', 40_000],
    ['10k', 10_000],
    ['2.3 Million', 2_300_000],
    ['3bn', 3e9],
    ['1e15', 1e15],
    ['-5', -5],
    ['.5', 0.5],
  ])('%j is read as %d', (text, value) => expect(readNumber(text)).toBe(value));

  test.each(
    '|ten|1.2.3|0x10|NaN|Infinity|١٢|1,5|1,50|1.000.000|1,0000|10 20|1 2 3|1e|e5|.|+|10 s|€25|25 €|2,600 calls/s|5 %|10kk|null'.split(
      '|',
    ),
  )('%j is no number', (text) => expect(readNumber(text)).toBeNaN());

  test('what the page writes of a figure is read as that figure', () => {
    for (const value of [0.0246, 1.12, 2600, 12_345, 2.5e6, 3e9]) {
      expect(readNumber(amount(value)), amount(value)).toBe(value);
      expect(readNumber(exact(value))).toBe(value);
    }
  });

  test('“1.000” is no thousand where only a whole number makes sense, and is one second elsewhere', () => {
    expect(readField('callers', '1.000')).toBeNaN();
    expect(readField('callers', '1.5 million')).toBe(1_500_000);
    expect(readField('lifetimeS', '1.000')).toBe(1);
    expect(readField('callsPerSecond', '1.125')).toBe(1.125);
  });

  test('what a field shows is read as what it was', () => {
    for (const seconds of [
      0, 1e-7, 0.5, 1, 59, 60, 61, 900, 3600, 3660, 86_400, 2.25, 2_592_000, 31_536_000,
    ]) {
      expect(readDuration(spelled(seconds))).toBe(seconds);
    }
  });
});

describe('the page', () => {
  test('has every figure once, with its words', () => {
    const fields = GROUPS.flatMap((group) => group.fields);
    expect([...fields].sort()).toEqual([...FIGURES, ...SWITCHES].sort());
    expect(Object.keys(FIELDS).sort()).toEqual([...fields].sort());
  });

  const BAD = '| |-1|NaN|Infinity|1e|0x10|١٢|1,5|1e15|25 €|1.2.3|-0.0001'.split('|');
  test.each(FIGURES)('takes nothing bad in %s, and says what it must be', (field) => {
    for (const bad of BAD) {
      const checked = checkSystem({ ...system, [field]: readField(field, bad) });
      const [fault, ...others] = checked.ok ? [] : checked.faults;
      expect(others, bad).toEqual([]);
      expect(fault && faultSentence(fault), bad).toMatch(
        new RegExp(
          `^${FIELDS[field].label} must be (a number, such as 2,500 or 0\\.5|a whole number, such as 2,500|a time, such as 90 s, 15 min or 1\\.5 h|[\\d.,]+( million| billion| s| min| h| days)? or (more|less))(: .+|, .+)?\\.$`,
        ),
      );
    }
  });

  test('says of each fault which field, and what it must be', () => {
    expect(faultSentence({ field: 'nodes', code: 'too-small', limit: 1 })).toBe(
      'Nodes that check must be 1 or more.',
    );
    expect(faultSentence({ field: 'lifetimeS', code: 'too-large', limit: 2_592_000 })).toBe(
      'Lifetime of an access token must be 30 days or less.',
    );
    expect(faultSentence({ field: 'leewayS', code: 'not-a-number' })).toMatch(/must be a time/);
    // A limit is told to the last digit, or what it says is refused.
    expect(faultSentence({ field: 'peakCallsPerSecond', code: 'too-large', limit: 0.02468 })).toBe(
      'Calls per second at the peak must be 0.02468 or less: twenty times the mean.',
    );
    expect(faultSentence({ field: 'massRevocation', code: 'too-large', limit: 1_234_567 })).toBe(
      'Sessions revoked on a bad day must be 1,234,567 or less: no more are alive.',
    );
    expect(faultSentence({ field: 'callers', code: 'too-large', limit: LIMITS.callers.most })).toBe(
      'Callers must be 10,000,000,000 or less.',
    );
  });
});

describe('an address', () => {
  test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    'of %s comes back as it was',
    (_, preset) => {
      const rotation = !preset.system.rotation;
      const changed = { ...preset.system, lifetimeS: 333, refreshTokenStolen: false, rotation };
      const address = writeScaleLink(changed, {
        preset,
        slid: 'cacheTtlS',
        design: 'introspection',
        algorithm: 'Ed25519',
      });
      const link = readScaleLink(queryOf(address));
      expect(link).toMatchObject({
        preset: { id: preset.id },
        said: { lifetimeS: '333', refreshTokenStolen: 'no', rotation: rotation ? 'yes' : 'no' },
        slid: 'cacheTtlS',
        design: 'introspection',
        algorithm: 'Ed25519',
        unknown: [],
      });
      expect(Object.keys(link.said)).toHaveLength(3);
      expect(systemOf(link)).toEqual(changed);
    },
  );

  test('with what is none of ours names it, and keeps the rest', () => {
    const link = readScaleLink({ preset: 'moon', nodes: '7', colour: 'red', toString: 'x', design: '9' });
    expect(link.unknown).toEqual(['preset=moon', 'design=9', 'colour', 'toString']);
    expect(link).toMatchObject({ preset: { id: 'start-up' }, said: { nodes: '7' }, design: 'jwt' });
  });

  test('from Decide’s answers and from a run of the Lab is one that the page knows whole', () => {
    const answers = { caller: 'partner', revocation: 'minute', lookup: 'cached', verifiers: 'many' };
    const ofAnswers = scaleFromAnswers(answers, 'api-key') ?? '';
    const longest = Object.fromEntries(
      [
        'accessTtlS',
        'keyCacheS',
        'keyCacheStaleS',
        'introspectionCacheS',
        'denylistPropagationS',
        'jwksCacheS',
      ].map((name) => [name, 86_400]),
    );
    const none = Object.fromEntries(
      Object.keys(longest).map((name) => [name, name === 'accessTtlS' ? 1 : 0]),
    );
    const runs = [
      {},
      { ...longest, leewayS: 3600, jwksCooldownS: 3600 },
      { ...none, leewayS: 0, jwksCooldownS: 0 },
    ];
    const ofRuns = runs.map((changes) => scaleFromRun(settingsOf(changes)));
    for (const address of [ofAnswers, scaleFromAnswers({}, 'none') ?? '', ...ofRuns]) {
      const link = readScaleLink(queryOf(address));
      expect(link.unknown).toEqual([]);
      expect(systemOf(link), address).not.toBeNull();
    }
    expect(readScaleLink(queryOf(scaleFromRun(settingsOf({ denylist: true })))).design).toBe('jwt-list');
    for (const refreshRotation of [true, false]) {
      const link = readScaleLink(queryOf(scaleFromRun(settingsOf({ refreshRotation }))));
      expect(systemOf(link)?.rotation).toBe(refreshRotation);
    }
    expect(scaleFromAnswers({ direction: 'webhooks' }, 'webhook-signature')).toBeNull();
    expect(readScaleLink(queryOf(ofAnswers))).toMatchObject({
      preset: { id: 'b2b' },
      said: { lifetimeS: '50', leewayS: '10', cacheTtlS: '50' },
      slid: 'cacheTtlS',
      design: 'key-cached',
    });
  });
});

describe('a link from Decide', () => {
  const asked = ['caller', 'revocation', 'lookup', 'verifiers'];
  const anyAnswers = questions
    .filter(({ id }) => asked.includes(id))
    .reduce<Answers[]>(
      (sofar, { id, answers }) =>
        sofar.flatMap((one) => [one, ...answers.map((answer) => ({ ...one, [id]: answer.id }))]),
      [{}],
    );

  test('opens on a design that the outcome is checked by, and keeps what was wished for', () => {
    const within: Readonly<Record<string, number>> = { minute: 60, 'quarter-hour': 900 };
    const seen = new Set<string>();
    for (const answers of [...anyAnswers, ...presets.map((preset) => preset.answers)]) {
      const { outcome } = decide(decisionModel, answers);
      const address = scaleFromAnswers(answers, outcome);
      if (address === null || DESIGNS_OF[outcome].length === 0) continue;
      const link = readScaleLink(queryOf(address));
      expect(link.unknown).toEqual([]);
      expect([answers, DESIGNS_OF[outcome]]).toEqual([answers, expect.arrayContaining([link.design])]);
      seen.add(`${outcome} ${link.design}`);
      const linked = systemOf(link);
      const found = linked && estimate(linked);
      if (!found?.ok) throw new Error(address);
      const atMostS = within[answers['revocation'] ?? ''] ?? Infinity;
      expect([answers, found.value.designs[link.design].stillLetIn.atMostS <= atMostS]).toEqual([
        answers,
        true,
      ]);
    }
    expect(seen.size).toBeGreaterThan(8);
  });
});

test('what is said of a shorter life names what most of the exposure is, with rotation too', () => {
  const said = (changes: Partial<System>): string | undefined => {
    const changed = { ...system, ...changes };
    const found = estimate(changed);
    return found.ok ? advice({ system: changed, figures: found.value })[0] : undefined;
  };
  expect(said({ rotation: false })).toBe(
    'Below 15 min 15 s, halving the lifetime again cuts the exposure by less than a tenth: the 30 min that you need to detect and decide are most of it.',
  );
  // The knee lies below where the slider begins.
  expect(said({ rotation: true })).toBe(
    'Rotation ends a stolen session when its owner refreshes next, and a shorter lifetime brings that forward.',
  );
});

describe('an export', () => {
  const all = { system, figures, address: 'https://x.example/#/scale?preset=saas' };

  test('as Markdown is a section with a table of the five designs', async () => {
    await expect(scaleAsMarkdown(all)).toMatchFileSnapshot('golden/scale.txt');
  });

  test('as CSV has a row a design, in base units', () => {
    const rows = parse(scaleAsCsv(all), { columns: true, bom: true });
    expect(rows.map((row) => (row as Record<string, string>)['id'])).toEqual([...DESIGNS]);
    expect(rows[2]).toMatchObject({ let_in_mean_s: expect.stringMatching(/^4(80|79\.9)/) as string });
  });

  test('as JSON holds what was put in, so that the same comes out', () => {
    const read = JSON.parse(scaleAsJson(all)) as { system: typeof system; figures: Figures };
    expect(read.system).toEqual(system);
    expect(estimate(read.system)).toEqual({ ok: true, value: figures });
  });
});

test('a denylist is listed in three forms, before and after a mass revocation', () => {
  expect(listRows(figures)).toEqual([
    {
      name: 'Session ids, 16 bytes each',
      ordinary: '20.7 B, 1.29 entries',
      afterMass: '640 kB, 40,001 entries',
      pulled: '23 MB per second',
    },
    {
      name: 'Bloom filter, 1 false alarm in 1,000',
      ordinary: '2.32 B',
      afterMass: '71.9 kB',
      pulled: '2.59 MB per second',
    },
    {
      name: 'Status list, 1 bit per session, uncompressed',
      ordinary: '5 kB',
      afterMass: '5 kB',
      pulled: '180 kB per second',
    },
  ]);
});

test('no two lines of a chart differ by their colour alone', () => {
  const charts = [
    curvesChart({ system, figures, slid: 'lifetimeS' }, []),
    curvesChart({ system, figures, slid: 'cacheTtlS' }, []),
    outageChart(figures),
  ];
  for (const { title, lines } of charts)
    expect(new Set(lines.map(({ stroke }) => stroke)).size, title).toBe(lines.length);
});

describe('an axis', () => {
  test('of times has round times, within what is shown', () => {
    const axis = logAxis([60, 86_400], 'seconds');
    expect(axis.ticks.map(({ label }) => label)).toEqual(['1 min', '5 min', '15 min', '1 h', '4 h', '24 h']);
    expect(axis.place(60)).toBeLessThan(axis.place(900));
    expect(axis.place(0)).toBe(0);
  });

  test.each([
    [300, ['0 s', '1 min', '2 min', '3 min', '4 min', '5 min']],
    [97, ['0 s', '30 s', '1 min', '1 min 30 s']],
    [86_400, ['0 s', '6 h', '12 h', '18 h', '24 h']],
  ])('of %i s from zero has round times', (most, labels) => {
    const { ticks } = linearAxis(most, 'seconds');
    expect(ticks.map(({ label }) => label)).toEqual(labels);
  });

  test('of one value, of none, and of zero does not fall over', () => {
    expect(logAxis([5], 'count').place(5)).toBeCloseTo(0.5, 6);
    expect(logAxis([0, Infinity], 'count')).toMatchObject({ ticks: [] });
    expect(linearAxis(0, 'seconds').place(0)).toBe(0);
  });
});

test.each(DESIGNS)('the record lists every figure that %s is made of', (design) => {
  const counted: readonly string[] = COUNTS[design];
  const shown = (changes: object): string => {
    const found = estimate({ ...system, introspectionTtlS: 30, staleS: 10, ...changes });
    if (!found.ok) return '';
    const { stillLetIn, exposure, callsStolen, load, bill } = found.value.designs[design];
    return JSON.stringify([stillLetIn, exposure, callsStolen, load, bill]);
  };
  const before = shown({});
  for (const field of FIGURES.filter((each) => !counted.includes(each))) {
    for (const factor of [0.5, 2]) {
      const value = Math.min(Math.max(system[field] * factor, LIMITS[field].least), LIMITS[field].most);
      const after = shown({ [field]: value });
      if (after !== '') expect(after, field).toBe(before);
    }
  }
  for (const field of SWITCHES) {
    const same = shown({ [field]: !system[field] }) === before;
    expect(same, field).toBe(!counted.includes(field));
  }
});
