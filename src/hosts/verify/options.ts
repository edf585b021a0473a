import {
  choice,
  count,
  flag,
  readGiven,
  readOptions,
  sentenceOf,
  structured,
  words,
} from '../../core/practice/index.js';
import type { Profile, ReportFormat } from '../../core/verifier/index.js';
import { isRecord, note, own } from '../../core/shared/index.js';
import { LOOPBACK } from '../control/access.js';

/** Only what a key set shows can be checked: a shared secret the API would have to be given. */
const ALGS = ['RS256', 'PS256', 'ES256', 'Ed25519'] as const;

export const VERIFY_OPTIONS = {
  url: words(
    (text) => /^https?:\/\/[\x21-\x7e]+$/.test(text) && URL.canParse(text),
    'must be an http or https address',
    'A route of the API under test that needs a token. Needed.',
  ),
  method: choice(['GET', 'POST', 'HEAD'], 'How it is called. GET unless told otherwise.'),
  issuerPort: count(
    0,
    65_535,
    'Where the issuer is served that the API must trust: metadata and key set. 4181 unless told otherwise.',
  ),
  issuer: words(
    (text) => /^https?:\/\/[\x21-\x7e]+$/.test(text),
    'must be an http or https address',
    'What tokens name as their issuer. http://localhost and the port unless told otherwise.',
  ),
  audience: words(
    (text) => text.length > 0,
    'must be text',
    'What tokens are for. The origin of the address unless told otherwise.',
  ),
  alg: choice(ALGS, 'What good tokens are signed with. ES256 unless told otherwise.'),
  profile: choice(
    ['at+jwt', 'jwt'],
    'Access tokens of RFC 9068, or JWTs without a type. at+jwt unless told otherwise.',
  ),
  leewayS: count(0, 600, 'By how much the API lets exp and nbf be missed.'),
  claims: structured(
    (value, at) => (isRecord(value) ? value : note(at, 'must be an object')),
    { type: 'object' },
    'Claims that a good token needs to get past authorization, as JSON.',
  ),
  rate: count(1, 1000, 'Requests a second at most. 10 unless told otherwise.'),
  maxSeconds: count(1, 3600, 'After so many seconds it stops. 300 unless told otherwise.'),
  out: words(
    (text) => text.length > 0,
    'must be the path of a file',
    'Where the report goes: .md, .xml (JUnit), .json or .csv.',
  ),
  quiet: flag('Prints nothing but what is wrong.'),
  iOwnThisHost: flag('Says that you may send bad tokens to a host that is not this machine.'),
};

export interface VerifyOptions {
  url: string;
  method: 'GET' | 'POST' | 'HEAD';
  issuerPort: number;
  issuer?: string;
  audience: string;
  alg: (typeof ALGS)[number];
  profile: Profile;
  leewayS: number;
  claims?: Record<string, unknown>;
  rate: number;
  maxSeconds: number;
  out?: string;
  quiet: boolean;
}

export type VerifyAsked =
  { kind: 'help' } | { kind: 'fault'; message: string } | { kind: 'options'; options: VerifyOptions };

const FORMATS: Readonly<Record<string, ReportFormat>> = {
  md: 'markdown',
  xml: 'junit',
  json: 'json',
  csv: 'csv',
};

/** The format that the name of a file asks for; undefined for a name that asks for none. */
export function formatOf(path: string): ReportFormat | undefined {
  return own(FORMATS, /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

export function verifyOptions(args: readonly string[]): VerifyAsked {
  const flags = readOptions(args, VERIFY_OPTIONS);
  if (!flags.ok) return fault(flags.message);
  if (flags.value.help) return { kind: 'help' };
  const read = readGiven<Partial<VerifyOptions> & { iOwnThisHost?: boolean }>(
    flags.value.given,
    VERIFY_OPTIONS,
  );
  if (!read.ok) return fault(sentenceOf(read.faults));
  const { url, iOwnThisHost = false, ...given } = read.value;
  if (url === undefined) return fault('Which address? --url http://localhost:3000/orders');
  const { hostname, origin } = new URL(url);
  if (!isThisMachine(hostname) && !iOwnThisHost) {
    return fault(
      'The address is not of this machine. If the host is yours to test, say so: --i-own-this-host',
    );
  }
  if (given.out !== undefined && !formatOf(given.out))
    return fault('The report must be a file that ends in .md, .xml, .json or .csv.');
  return {
    kind: 'options',
    options: {
      method: 'GET',
      issuerPort: 4181,
      audience: origin,
      alg: 'ES256',
      profile: 'at+jwt',
      leewayS: 0,
      rate: 10,
      maxSeconds: 300,
      quiet: false,
      ...given,
      url,
    },
  };
}

function isThisMachine(hostname: string): boolean {
  return LOOPBACK.has(hostname) || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

function fault(message: string): VerifyAsked {
  return { kind: 'fault', message };
}
