import { isRedirectUri, SHARED_PARTS, type Part } from '../../api/index.js';
import { ALGS } from '../../credentials/index.js';
import { matching, note, type Reader } from '../../shared/index.js';
import { choice, count, flag, moment, several, structured, words, type Setting } from './setting.js';
import {
  claims,
  claimsSchema,
  client,
  clientSchema,
  limit,
  limitSchema,
  user,
  userSchema,
} from './structures.js';

const DAY_S = 86_400;
const YEAR_S = 366 * DAY_S;

const isWebAddress = (text: string): boolean =>
  /^https?:\/\/[\x21-\x7e]{1,300}$/.test(text) && !/[?#]/.test(text) && URL.canParse(text);
const isPath = (text: string): boolean => text.length > 0 && text.length <= 1000;
const region = {
  read: matching(/^[a-z][a-z0-9-]{0,19}$/, 'must be a short name in small letters, such as eu'),
  schema: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,19}$' },
};
const part: Reader<Part> = (value, at) =>
  SHARED_PARTS.find((shared) => shared === value) ??
  (typeof value === 'string' && /^region [a-z0-9-]{1,20}$/.test(value)
    ? (value as Part)
    : note(at, `must be one of: ${SHARED_PARTS.join(', ')}, or region and a name`));

/** What time it is, what repeats, and by which names the server answers. */
const world = {
  clock: choice(['real', 'manual'], 'manual: time stands still until it is moved. real: it runs.'),
  now: moment(
    'Where the clock begins. Otherwise 2030-01-01T00:00:00Z with a manual clock, and the time with a real one.',
  ),
  seed: count(
    0,
    4_294_967_295,
    'Makes ids, secrets and credentials the same at each start, but for signatures.',
  ),
  issuer: words(
    isWebAddress,
    'must be an http or https address without query and fragment',
    'The issuer identifier. Otherwise the address by which the server was asked, with /api.',
    { format: 'uri' },
  ),
  audience: words(
    (text) => text.length > 0 && text.length <= 300,
    'must be text of 1 to 300 characters',
    'What access tokens are for. Otherwise the issuer.',
  ),
  hosts: several(
    {
      read: matching(/^[\w.-]{1,100}$/, 'must be the name of a host, without a port'),
      schema: { type: 'string' },
    },
    'Other names by which the server may be asked, such as host.docker.internal.',
  ),
  redirectUri: words(
    isRedirectUri,
    'must be a whole address without a fragment, in ASCII, such as http://localhost:3000/callback',
    'Where the demo clients have authorization codes sent to. A loopback address may use any port.',
    { format: 'uri' },
  ),
  adminSecret: words(
    (text) => /^[\x21-\x7e]{8,200}$/.test(text) && !text.includes(','),
    'must be 8 to 200 characters of ASCII, without space and comma',
    'Bearer secret of the management routes. Otherwise drawn at the start.',
  ),
  clients: several(
    { read: client, schema: clientSchema },
    'OAuth clients, instead of demo-app and demo-backend.',
  ),
  users: several(
    { read: user, schema: userSchema },
    'People whose role is not that of an admin. Anybody else is one.',
  ),
  claims: structured(claims, claimsSchema, 'Claims to put into every access token.'),
};

/** What the issuer hands out. */
const issuing = {
  alg: choice(ALGS, 'What tokens are signed with.'),
  accessTtlS: count(1, YEAR_S, 'Lifetime of an access token.'),
  refreshTtlS: count(1, 10 * YEAR_S, 'Lifetime of a sign-in.'),
  refreshIdleS: count(
    0,
    YEAR_S,
    'A refresh token that nobody uses for so long is dead; 0 for no such limit.',
  ),
  refreshRotation: flag('Whether a refresh brings a new refresh token and spends the old one.'),
  refreshGraceS: count(0, 3600, 'How long the refresh token before still works after a rotation.'),
  otherAudiences: several(
    { read: matching(/^\S{1,300}$/, 'must be text without spaces'), schema: { type: 'string' } },
    'Other APIs that tokens may be exchanged for.',
  ),
  groups: count(0, 2000, 'How many groups a person’s token lists.'),
};

/** What the API checks, and what it remembers. */
const checking = {
  leewayS: count(0, 3600, 'By how much the API lets exp and nbf be missed.'),
  clockSkewS: count(-DAY_S, DAY_S, 'By how much the API’s clock is ahead of the issuer’s.'),
  jwksCacheS: count(0, DAY_S, 'How long the API keeps its copy of the key set.'),
  jwksCooldownS: count(
    0,
    DAY_S,
    'How long it waits before it fetches the key set again for an unknown key id.',
  ),
  denylist: flag('Whether the API asks the list of revoked tokens on every call.'),
  denylistPropagationS: count(0, DAY_S, 'How old its copy of that list may be.'),
  denylistFails: choice(['open', 'closed'], 'What it does while it cannot ask that list: let in, or refuse.'),
  statusList: flag('Whether tokens have a place on a Token Status List, which the API reads.'),
  statusListTtlS: count(1, DAY_S, 'How old its copy of the status list may be.'),
  subjectCheck: choice(
    ['none', 'not_before', 'token_version', 'account'],
    'What it looks up about the person on every call.',
  ),
  keyIdCheck: flag('Whether a token that was got for an API key dies with that key.'),
  introspection: flag('Whether the API asks the issuer about every token.'),
  introspectionCacheS: count(0, DAY_S, 'How long it remembers the answer.'),
  keyCacheS: count(0, DAY_S, 'How long the gateway remembers that a key is good.'),
  keyNegativeCacheS: count(0, DAY_S, 'How long it remembers that a key is not.'),
  keyCacheStaleS: count(0, DAY_S, 'How much longer an old answer is used while a new one is fetched.'),
  regions: several(
    region,
    'Each has copies of its own. A request names its region in Demo-Region; the first is the default.',
  ),
  down: several(
    { read: part, schema: { type: 'string' } },
    `What cannot be reached: ${SHARED_PARTS.join(', ')}, or region and a name.`,
  ),
};

/** Whom it turns away because there is too much. */
const limiting = {
  limit: structured(limit, limitSchema, 'The limit of a new API key, and of each token holder.'),
  quota: structured(limit, limitSchema, 'A second limit over a longer window.'),
  limiter: choice(['fixed_window', 'token_bucket'], 'How requests are counted.'),
  limitPer: choice(['caller', 'api'], 'Whether each caller has a limit of its own.'),
  headerLimits: choice(['nginx', 'node', 'both', 'none'], 'Whose limits for header fields apply.'),
};

/** Settings of the API that may change while it runs. */
export const RUNNING = { ...issuing, ...checking, ...limiting };

/** Where a server listens and what it prints. */
export const SERVING = {
  port: count(0, 65_535, 'The port to listen on; 0 for any that is free.'),
  host: words(
    (text) => /^[\w.:-]{1,100}$/.test(text),
    'must be the name or address of an interface',
    'The interface to listen on: this machine alone, unless another is named.',
  ),
  https: flag('Speaks https, with a certificate that is made at the start and says where it is.'),
  cert: words(isPath, 'must be the path of a file', 'A certificate to speak https with, in PEM. Needs key.'),
  key: words(isPath, 'must be the path of a file', 'The private key of that certificate, in PEM.'),
  json: flag('Prints one line of JSON when the server is ready.'),
  quiet: flag('Prints nothing when the server is ready.'),
};

/** Every setting by its name, in the order of the help text. */
export const SETTINGS = { ...SERVING, ...world, ...RUNNING };

export type SettingName = keyof typeof SETTINGS;
type ValueOf<S> = S extends Setting<infer T> ? T : never;
/** Settings that somebody has given; times are milliseconds since 1970. */
export type GivenSettings = { [Name in SettingName]?: ValueOf<(typeof SETTINGS)[Name]> };
