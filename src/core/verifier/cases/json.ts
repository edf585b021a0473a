import { joined } from '../forge/der.js';
import type { Forge, Part } from '../forge/forge.js';
import { utf8 } from '../../shared/index.js';
import { refusedByLifetime, type CaseRule } from './rule.js';

const HONEST = 'Nothing: both answers are honest.';
const NOT_CLAIMS = 'A payload without claims passes as one in which nothing is wrong.';
const LAST_WINS = 'A name must occur only once. A parser that is not strict must use the last one.';

const paid = (payload: (forge: Forge) => Part) => (forge: Forge) => forge.sign(forge.header, payload(forge));

/** Claims with a member written a second time: `first` before the rest, the good one or a bad one after it. */
function twice(claims: object, first: [string, unknown], last?: [string, unknown]): string {
  const write = ([name, value]: [string, unknown]): string =>
    `${JSON.stringify(name)}:${JSON.stringify(value)}`;
  const inside = JSON.stringify(claims).slice(1, -1);
  return `{${[write(first), inside, ...(last ? [write(last)] : [])].join(',')}}`;
}

const lastIs = (name: string, bad: (forge: Forge) => unknown) =>
  paid((forge) =>
    twice({ ...forge.claims, [name]: undefined }, [name, forge.claims[name]], [name, bad(forge)]),
  );

const firstIs = (name: string, bad: (forge: Forge) => unknown) =>
  paid((forge) => twice(forge.claims, [name, bad(forge)]));

/** The claims, and a name whose text is these bytes. */
function named(claims: object, bytes: Uint8Array): Uint8Array {
  return joined(utf8(`${JSON.stringify(claims).slice(0, -1)},"name":"`), bytes, utf8('"}'));
}

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((character) => [0, character.charCodeAt(0)]));

export const json: readonly CaseRule[] = [
  {
    id: 'duplicate-aud-last-bad',
    title: 'Two audiences: ours, then another',
    accept: false,
    severity: 'risk',
    why: LAST_WINS,
    ifWrong: 'One part of the program checks the first, and another uses the last.',
    source: 'rfc7519',
    section: '4',
    make: lastIs('aud', () => 'https://other.example'),
  },
  {
    id: 'duplicate-exp-last-bad',
    title: 'Two expiries: one to come, then one that is past',
    accept: false,
    severity: 'risk',
    why: LAST_WINS,
    ifWrong: 'One part of the program checks the first, and another uses the last.',
    source: 'rfc7519',
    section: '4',
    make: lastIs('exp', ({ now, input }) => now - input.leewayS - 3600),
  },
  {
    id: 'duplicate-iss-last-bad',
    title: 'Two issuers: ours, then another',
    accept: false,
    severity: 'risk',
    why: LAST_WINS,
    ifWrong: 'One part of the program checks the first, and another uses the last.',
    source: 'rfc7519',
    section: '4',
    make: lastIs('iss', () => 'https://attacker.example'),
  },
  {
    id: 'duplicate-alg-last-bad',
    title: 'Two algorithms: ours, then `none`',
    accept: false,
    severity: 'risk',
    why: LAST_WINS,
    ifWrong: 'One part of the program checks the first, and another uses the last.',
    source: 'rfc7515',
    section: '4',
    make: ({ header, claims, sign }) =>
      sign(twice({ ...header, alg: undefined }, ['alg', header['alg']], ['alg', 'none']), claims),
  },
  {
    id: 'duplicate-aud-last-good',
    title: 'Two audiences: another, then ours',
    accept: 'either',
    severity: 'note',
    why: LAST_WINS,
    ifWrong: HONEST,
    source: 'rfc7519',
    section: '4',
    make: firstIs('aud', () => 'https://other.example'),
  },
  {
    id: 'duplicate-exp-last-good',
    title: 'Two expiries: one that is past, then one to come',
    accept: 'either',
    severity: 'note',
    why: LAST_WINS,
    ifWrong: HONEST,
    source: 'rfc7519',
    section: '4',
    make: firstIs('exp', ({ now, input }) => now - input.leewayS - 3600),
  },
  {
    id: 'duplicate-alg-last-good',
    title: 'Two algorithms: `none`, then ours',
    accept: 'either',
    severity: 'note',
    why: LAST_WINS,
    ifWrong: HONEST,
    source: 'rfc7515',
    section: '4',
    make: ({ header, claims, sign }) => sign(twice(header, ['alg', 'none']), claims),
  },
  {
    id: 'payload-list',
    title: 'A list as the payload',
    accept: false,
    severity: 'risk',
    why: 'The payload must be a JSON object.',
    ifWrong: NOT_CLAIMS,
    source: 'rfc7519',
    section: '7.2',
    make: paid(({ claims }) => [claims]),
  },
  {
    id: 'payload-string',
    title: 'A string as the payload',
    accept: false,
    severity: 'risk',
    why: 'The payload must be a JSON object.',
    ifWrong: NOT_CLAIMS,
    source: 'rfc7519',
    section: '7.2',
    make: paid(() => '"kit-user"'),
  },
  {
    id: 'payload-null',
    title: '`null` as the payload',
    accept: false,
    severity: 'risk',
    why: 'The payload must be a JSON object. A 5xx shows that the verifier fell over it.',
    ifWrong: NOT_CLAIMS,
    source: 'rfc7519',
    section: '7.2',
    make: paid(() => 'null'),
  },
  {
    id: 'payload-empty',
    title: 'An empty payload',
    accept: false,
    severity: 'risk',
    why: 'The payload must be a JSON object.',
    ifWrong: NOT_CLAIMS,
    source: 'rfc7519',
    section: '7.2',
    make: paid(() => ''),
  },
  {
    id: 'payload-not-json',
    title: 'A comma too many in the payload',
    accept: false,
    severity: 'note',
    why: 'The payload must be completely valid JSON.',
    ifWrong: 'Nobody knows what another parser reads in it.',
    source: 'rfc7519',
    section: '7.2',
    make: paid(({ claims }) => `${JSON.stringify(claims).slice(0, -1)},}`),
  },
  {
    id: 'payload-and-more',
    title: 'A second object after the payload',
    accept: false,
    severity: 'risk',
    why: 'The payload must be completely valid JSON.',
    ifWrong: 'One part of the program reads the first object, and another the second.',
    source: 'rfc7519',
    section: '7.2',
    make: paid(({ claims }) => `${JSON.stringify(claims)}{"sub":"kit-admin"}`),
  },
  {
    id: 'header-list',
    title: 'A list as the header',
    accept: false,
    severity: 'note',
    why: 'The header must be a JSON object.',
    ifWrong: 'A header without members passes as one in which nothing is wrong.',
    source: 'rfc7515',
    section: '5.2',
    make: ({ header, claims, sign }) => sign([header], claims),
  },
  {
    id: 'not-utf8-payload',
    title: 'Bytes in the payload that are not UTF-8',
    accept: false,
    severity: 'note',
    why: 'The payload must be JSON in UTF-8.',
    ifWrong: 'Different bytes become the same text: two users may share a name.',
    source: 'rfc7519',
    section: '7.2',
    make: paid(({ claims }) => named(claims, Uint8Array.of(0x4b, 0xff, 0xfe))),
  },
  {
    id: 'not-utf8-header',
    title: 'Bytes in the header that are not UTF-8',
    accept: false,
    severity: 'note',
    why: 'The header must be JSON in UTF-8.',
    ifWrong: 'Different bytes become the same text: two key ids may look alike.',
    source: 'rfc7515',
    section: '5.2',
    make: ({ header, claims, sign }) => sign(named(header, Uint8Array.of(0x4b, 0xff, 0xfe)), claims),
  },
  {
    id: 'utf16-payload',
    title: 'A payload in UTF-16',
    accept: false,
    severity: 'note',
    why: 'JSON in a JWT is in UTF-8, and in nothing else.',
    ifWrong: 'Two readers of the same bytes see two payloads.',
    source: 'rfc8725bis',
    section: '3.7',
    make: paid(({ claims }) => utf16(JSON.stringify(claims))),
  },
  {
    id: 'byte-order-mark',
    title: 'A byte order mark before the payload',
    accept: 'either',
    severity: 'note',
    why: 'Issuers must not write it; a parser may ignore it.',
    ifWrong: HONEST,
    source: 'rfc8259',
    section: '8.1',
    make: paid(({ claims }) => `\u{feff}${JSON.stringify(claims)}`),
  },
  {
    id: 'lone-surrogate',
    title: 'Half a character in a name: `"\\ud800"`',
    accept: 'either',
    severity: 'note',
    why: 'JSON can express it, and parsers treat it unpredictably.',
    ifWrong: HONEST,
    source: 'rfc8259',
    section: '8.2',
    make: paid(({ claims }) => named(claims, utf8('\\ud800'))),
  },
  {
    id: 'endless-number',
    title: 'Expiry at `1e999`',
    accept: refusedByLifetime(Infinity),
    severity: 'risk',
    why: 'JSON can express it; most parsers turn it into infinity, and such a token never expires.',
    ifWrong: 'The token works for ever. If your API sets a longest lifetime, it refuses this one.',
    source: 'rfc8259',
    section: '6',
    make: paid(({ claims }) => JSON.stringify({ ...claims, exp: 0 }).replace('"exp":0', '"exp":1e999')),
  },
];
