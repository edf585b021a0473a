import { redact, redactText } from '../../src/content/recipes/redactLogs.js';
import type { Benchmark, Figure } from './benchmark.js';

const MB = 1_000_000;
const LONG = 100_000;
const SHORT = 10_000;
const TRIES = 3;

/** Texts made to have a search begin again and again, beside one that nobody made. */
const UNITS: Record<string, string> = {
  'an ordinary log':
    '2026-01-01T00:00:00Z GET /v1/orders?page=2 took 3 ms, status=200 user=ana "curl/8.5.0"\n',
  'one letter': 'a',
  'half a JWT': 'eyJ',
  'JWTs without an end': 'eyJhbGciOiJ.',
  'a prefix of keys': 'kot_demo_',
  'names without values': 'token=',
  'quotes without an end': 'token="',
  'escaped quotes': '\\"',
  'quotes in JSON': '"session":"',
  'lists without an end': '"session":[',
  'objects without an end': '"a":{',
  'letters in percent encoding': '%61',
  'signs in percent encoding': '%3D',
  'quotes in percent encoding': '%22',
  'JSON’s escapes': '\\u0061',
  backslashes: '\\',
  'cookies without an end': 'Cookie: a="',
  'schemes by themselves': 'Bearer ',
  addresses: 'https://a',
  'encoded addresses': '%3a%2f%2f',
  'private keys': '-----BEGIN PRIVATE KEY-----',
  flags: '--a ',
  tags: '<a>',
  dots: 'a.',
  'forms of several parts, and addresses that grow': 'https://a:b@c name="a"\n\n',
  brackets: '[',
  'names in words': 'API key: ',
  'values before their names': '"value":"a",',
  'names of values': 'name="a" value="b" ',
  'typographic quotes without an end': 'token=“',
  'printed types': 'token: Map(1) {',
  'three quotes': 'token="""',
  'values without names': 'value="',
  'values in turn with names': 'value="a" name=',
  'keys of an environment': 'A_KEY=',
  'what PHP dumps': '["token"]=>string(',
};

export const redactBenchmark: Benchmark = {
  name: 'redact',
  title: '1 MB through the recipe that cleans logs: in texts of 100 KB, against the same in texts of 10 KB',
  unit: 'ms',
  hosts: ['node', 'chromium'],
  async run() {
    await Promise.resolve();
    const warm = Object.values(UNITS).map((unit) => textOf(unit, SHORT));
    redact(warm);
    const all = Object.entries(UNITS).map(([variant, unit]): Figure => {
      const value = timeOf(() => redact(Array.from({ length: MB / LONG }, () => textOf(unit, LONG))));
      const floor = timeOf(() => redact(Array.from({ length: MB / SHORT }, () => textOf(unit, SHORT))));
      // In proportion it is 1; were it to the square, it would be 10.
      return { variant, value, floor, goal: { kind: 'ratio', most: 3 } };
    });
    const whole = Object.values(UNITS).map((unit) => textOf(unit, MB));
    const worst = Math.max(...whole.map((text) => timeOf(() => redactText(text))));
    return [
      ...all,
      { variant: 'one text of 1 MB, the worst of them', value: worst, goal: { kind: 'total', most: 500 } },
    ];
  },
};

function textOf(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** The best of some tries is what the work costs; the others tell what else the machine was doing. */
function timeOf(work: () => unknown): number {
  const tries = Array.from({ length: TRIES }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...tries);
}
