import { encodeBase64url, utf8 } from '../../shared/index.js';
import { selfSigned } from '../forge/der.js';
import { pairOf, type Forge } from '../forge/forge.js';
import { EMPTY_HMAC_KEY, hmacSigner, toBase64, type AsymmetricAlg } from '../forge/keys.js';
import { forHmac, forPairs, type CaseRule } from './rule.js';

const STRANGER = 'Anyone with a key of their own can sign as the issuer.';
const THEIRS = 'https://attacker.example';

/** Signed by a stranger, under a key id of their choice. */
const named =
  (kid: unknown) =>
  ({ foreign, withHeader }: Forge): Promise<string> =>
    withHeader({ kid }, foreign.sign);

/** Signed by a stranger, who says where the key is to be found. */
const brought = (members: (forge: Forge) => Promise<object> | object) => async (forge: Forge) =>
  forge.withHeader({ kid: 'attacker', ...(await members(forge)) }, forge.foreign.sign);

/** The base64 of a certificate has its padding and the usual alphabet (RFC 7515 section 4.1.6). */
async function certificate({ foreign, alg }: Forge): Promise<string> {
  return toBase64(await selfSigned(pairOf(foreign), alg as AsymmetricAlg));
}

function publicHalf({ foreign }: Forge): object {
  if (foreign.secret !== null) return { kty: 'oct', alg: 'HS256', k: encodeBase64url(utf8(foreign.secret)) };
  return { ...pairOf(foreign).jwk, kid: undefined, use: undefined };
}

export const foreignKey: readonly CaseRule[] = [
  {
    id: 'foreign-key',
    title: 'A stranger’s key under our key id',
    accept: false,
    severity: 'harm',
    why: 'The key must belong to the issuer; a key id only says which of its keys it is.',
    ifWrong: STRANGER,
    source: 'rfc8725bis',
    section: '3.8',
    make: ({ kid, ...forge }) => named(kid)({ kid, ...forge }),
  },
  {
    id: 'foreign-key-unknown-kid',
    title: 'A stranger’s key under a key id that we do not know',
    accept: false,
    severity: 'harm',
    why: 'The key must belong to the issuer.',
    ifWrong: STRANGER,
    source: 'rfc8725bis',
    section: '3.8',
    make: named('attacker'),
  },
  {
    id: 'foreign-key-no-kid',
    title: 'A stranger’s key without a key id',
    accept: false,
    severity: 'harm',
    why: 'The key must belong to the issuer.',
    ifWrong: STRANGER,
    source: 'rfc8725bis',
    section: '3.8',
    make: named(undefined),
  },
  {
    id: 'kid-path',
    title: 'A path as the key id',
    accept: false,
    severity: 'harm',
    why: 'Until the signature is verified, a key id is a stranger’s text: check it before looking anything up with it.',
    ifWrong: 'The caller chooses a file on the server as the key.',
    source: 'rfc8725bis',
    section: '3.10',
    offered: forPairs,
    make: named('../../../../../../dev/null'),
  },
  {
    id: 'kid-dev-null',
    title: 'An empty file as the key id, and an empty secret',
    accept: false,
    severity: 'harm',
    why: 'Until the signature is verified, a key id is a stranger’s text: check it before looking anything up with it.',
    ifWrong: 'The caller chooses a file on the server as the key.',
    source: 'rfc8725bis',
    section: '3.10',
    offered: forHmac,
    make: async ({ withHeader }) =>
      withHeader({ kid: '../../../../../../dev/null' }, await hmacSigner(EMPTY_HMAC_KEY)),
  },
  {
    id: 'kid-quote',
    title: 'A quote and SQL in the key id',
    accept: false,
    severity: 'harm',
    why: 'A key id must not be able to inject SQL or LDAP.',
    ifWrong: 'The caller chooses which row of the database is the key. A 5xx may be a query that broke.',
    source: 'rfc8725bis',
    section: '3.10',
    make: named("kit' UNION SELECT 'key"),
  },
  {
    id: 'kid-prototype',
    title: '`__proto__` as the key id',
    accept: false,
    severity: 'risk',
    why: 'A key id is looked up among the issuer’s keys, and none has this name.',
    ifWrong: 'The lookup finds what every object of the language inherits. A 5xx shows that it did.',
    source: 'rfc8725bis',
    section: '3.10',
    make: named('__proto__'),
  },
  {
    id: 'kid-address',
    title: 'An address as the key id',
    accept: false,
    severity: 'harm',
    why: 'A key id is not an address to fetch a key from.',
    ifWrong: 'The caller makes the server fetch a key, or any address in its network.',
    source: 'rfc8725bis',
    section: '3.10',
    make: named(`${THEIRS}/key.json`),
  },
  {
    id: 'brings-jwk',
    title: 'Signed with the key that the token brings (`jwk`)',
    accept: false,
    severity: 'harm',
    why: 'A key from the header proves nothing: it must be one of the issuer’s.',
    ifWrong: STRANGER,
    source: 'rfc8725bis',
    section: '3.8',
    make: brought((forge) => ({ jwk: publicHalf(forge) })),
  },
  {
    id: 'brings-jwk-our-kid',
    title: 'Signed with the key that the token brings (`jwk`), under our key id',
    accept: false,
    severity: 'harm',
    why: 'A key from the header proves nothing: it must be one of the issuer’s.',
    ifWrong: STRANGER,
    source: 'rfc8725bis',
    section: '3.8',
    make: (forge) => brought(() => ({ kid: forge.kid, jwk: publicHalf(forge) }))(forge),
  },
  {
    id: 'brings-jku',
    title: 'Signed with a key from an address in the token (`jku`)',
    accept: false,
    severity: 'harm',
    why: 'An address from the token is followed only if it is on the verifier’s own list.',
    ifWrong: 'The caller makes the server fetch the key it signed with, or any address in its network.',
    source: 'rfc8725bis',
    section: '3.10',
    make: brought(() => ({ jku: `${THEIRS}/jwks.json` })),
  },
  {
    id: 'brings-x5u',
    title: 'Signed with a certificate from an address in the token (`x5u`)',
    accept: false,
    severity: 'harm',
    why: 'An address from the token is followed only if it is on the verifier’s own list.',
    ifWrong: 'The caller makes the server fetch the key it signed with, or any address in its network.',
    source: 'rfc8725bis',
    section: '3.10',
    make: brought(() => ({ x5u: `${THEIRS}/certificate.pem` })),
  },
  {
    id: 'brings-x5c',
    title: 'Signed with the certificate that the token brings (`x5c`)',
    accept: false,
    severity: 'harm',
    why: 'The recipient must validate the chain, and nobody we trust has signed this one.',
    ifWrong: STRANGER,
    source: 'rfc7515',
    section: '4.1.6',
    offered: forPairs,
    make: brought(async (forge) => ({ x5c: [await certificate(forge)] })),
  },
];
