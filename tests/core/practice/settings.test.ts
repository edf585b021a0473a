import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import {
  flagOf,
  helpText,
  readEnvironment,
  readFlags,
  readSettings,
  sentenceOf,
  SETTINGS,
  settingsSchema,
  variableOf,
  variablesFor,
  type SettingName,
} from '../../../src/core/practice/index.js';

/** A value of each setting as it is written in a file, and as text. */
const EXAMPLES: Record<SettingName, [value: unknown, text: string]> = {
  port: [4190, '4190'],
  host: ['0.0.0.0', '0.0.0.0'],
  https: [true, 'true'],
  cert: ['server.pem', 'server.pem'],
  key: ['server.key', 'server.key'],
  json: [true, 'true'],
  quiet: [false, 'false'],
  clock: ['manual', 'manual'],
  now: ['2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z'],
  seed: [7, '7'],
  issuer: ['https://issuer.example/a', 'https://issuer.example/a'],
  audience: ['orders', 'orders'],
  hosts: [['host.docker.internal', 'practice'], 'host.docker.internal,practice'],
  redirectUri: ['http://localhost:8080/login', 'http://localhost:8080/login'],
  adminSecret: ['open-sesame', 'open-sesame'],
  clients: [
    [{ id: 'shop', redirectUris: ['http://localhost/cb'] }],
    '[{"id":"shop","redirectUris":["http://localhost/cb"]}]',
  ],
  users: [[{ id: 'user-bo', role: 'member' }], '[{"id":"user-bo","role":"member"}]'],
  claims: [{ tenant: 'acme' }, '{"tenant":"acme"}'],
  alg: ['RS256', 'RS256'],
  accessTtlS: [30, '30'],
  refreshTtlS: [3600, '3600'],
  refreshIdleS: [60, '60'],
  refreshRotation: [false, 'false'],
  refreshGraceS: [10, '10'],
  otherAudiences: [['https://billing.example'], 'https://billing.example'],
  groups: [3, '3'],
  leewayS: [5, '5'],
  clockSkewS: [-5, '-5'],
  jwksCacheS: [60, '60'],
  jwksCooldownS: [5, '5'],
  denylist: [false, 'false'],
  denylistPropagationS: [30, '30'],
  denylistFails: ['open', 'open'],
  statusList: [true, 'true'],
  statusListTtlS: [60, '60'],
  subjectCheck: ['account', 'account'],
  keyIdCheck: [true, 'true'],
  introspection: [true, 'true'],
  introspectionCacheS: [30, '30'],
  keyCacheS: [30, '30'],
  keyNegativeCacheS: [5, '5'],
  keyCacheStaleS: [5, '5'],
  regions: [['eu', 'us'], 'eu,us'],
  down: [['key_store', 'region us'], 'key_store,region us'],
  limit: [{ requests: 2, window_s: 10 }, '{"requests":2,"window_s":10}'],
  quota: [{ requests: 100, window_s: 86_400 }, '{"requests":100,"window_s":86400}'],
  limiter: ['token_bucket', 'token_bucket'],
  limitPer: ['api', 'api'],
  headerLimits: ['none', 'none'],
};
const examples = Object.entries(EXAMPLES) as [SettingName, [unknown, string]][];

/** What a setting cannot do without. */
const NEEDED: Partial<Record<SettingName, object>> = { cert: { key: 'k.pem' }, key: { cert: 'c.pem' } };

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats(ajv);
const fits = ajv.compile(settingsSchema);

test('there is an example of every setting', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(SETTINGS).sort());
});

describe.each(examples)('the setting %s', (name, [value, text]) => {
  test('is read from an object, and fits the schema', () => {
    const given = { [name]: value, ...NEEDED[name] };
    expect(readSettings(given).ok).toBe(true);
    expect([fits(given), fits.errors]).toEqual([true, null]);
  });

  test('is the same from a flag and from the environment', () => {
    const flags = readFlags([`${flagOf(name)}=${text}`]);
    const environment = readEnvironment({ [variableOf(name)]: text });
    expect(flags.ok && flags.value.settings).toEqual({ [name]: value });
    expect(environment.ok && environment.value.settings).toEqual({ [name]: value });
  });

  test('passes from flags to the environment of the next program', () => {
    const flags = readFlags([`${flagOf(name)}=${text}`]);
    if (!flags.ok) throw new Error(flags.message);
    const again = readEnvironment(variablesFor(flags.value));
    expect(again.ok && again.value.settings).toEqual({ [name]: value });
  });

  test('is refused by its name when it is something else', () => {
    const read = readSettings({ [name]: { no: 'such thing' } });
    const said = read.ok ? '' : sentenceOf(read.faults);
    // Any object can be claims.
    expect(name === 'claims' || said.includes(`The setting ${name}`)).toBe(true);
  });

  test('stands in the help text', () => {
    expect(helpText()).toContain(`  ${flagOf(name)} `);
  });
});

describe('what is unknown', () => {
  test.each([
    ['accessTTL', 'The setting accessTTL is unknown; accessTtlS is known.'],
    ['access_ttl_s', 'The setting access_ttl_s is unknown; accessTtlS is known.'],
    ['refresh', 'The setting refresh is unknown; refreshTtlS is known.'],
    ['colour', 'The setting colour is unknown.'],
    ['x'.repeat(50), 'The settings has a member that is no setting.'],
  ])('is refused by name: %s', (name, sentence) => {
    const read = readSettings({ [name]: 1 });
    expect(!read.ok && sentenceOf(read.faults)).toBe(sentence);
  });

  test.each([['--prot'], ['--no-port'], ['serve']])('is refused as a flag: %s', (flag) => {
    const read = readFlags([flag, '1']);
    expect(!read.ok && read.message).toContain(`${flag} is unknown`);
  });

  test('is refused as a variable of ours, and another’s is left alone', () => {
    const read = readEnvironment({ PRACTICE_PROT: '1', HOME: '/root' });
    expect(!read.ok && read.message).toContain('PRACTICE_PROT is unknown');
    expect(readEnvironment({ PRACTICES: '1' }).ok).toBe(true);
  });

  test('is not repeated where it may be a secret', () => {
    const read = readFlags(['--kot_demo_0123456789abcdef']);
    expect(!read.ok && read.message).not.toContain('0123');
  });
});

test.each([
  [{ cert: 'c.pem' }, 'The setting key is missing: cert needs it.'],
  [{ key: 'k.pem' }, 'The setting cert is missing: key needs it.'],
  [{ https: false, cert: 'c.pem', key: 'k.pem' }, 'The setting https must not be false: cert is for https.'],
])('what goes together is not taken in halves: %j', (given, sentence) => {
  const read = readSettings(given);
  expect(!read.ok && sentenceOf(read.faults)).toBe(sentence);
});

test('flags may be written in two ways, and what is on or off in three', () => {
  const read = readFlags(['--port', '0', '--clock=manual', '--json', '--no-denylist', '--quiet=false']);
  expect(read.ok && read.value.settings).toEqual({
    port: 0,
    clock: 'manual',
    json: true,
    denylist: false,
    quiet: false,
  });
});

test('everything that is wrong is said at once', () => {
  const read = readSettings({ port: 99_999, alg: 'none', clients: [{ secret: 'x' }], claims: { iss: 'me' } });
  expect(!read.ok && read.faults.map(({ pointer }) => pointer)).toEqual([
    '#/port',
    '#/alg',
    '#/clients/0/id',
    '#/claims',
  ]);
});

test('the published schema is the one of the settings', async () => {
  const { readFileSync } = await import('node:fs');
  const published: unknown = JSON.parse(readFileSync('public/practice-settings.schema.json', 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(settingsSchema)));
});
