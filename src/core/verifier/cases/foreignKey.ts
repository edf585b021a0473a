import { encodeBase64url, utf8 } from '../../shared/index.js';
import { selfSigned } from '../forge/der.js';
import { pairOf, type Forge } from '../forge/forge.js';
import { EMPTY_HMAC_KEY, hmacSigner, toBase64, type AsymmetricAlg } from '../forge/keys.js';
import { forHmac, forPairs, type CaseRule } from './rule.js';

const STRANGER = 'Anyone with a key of their own signs for the issuer.';
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
    why: 'The keys have to belong to the issuer; a key id only says which of them.',
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
    why: 'The keys have to belong to the issuer.',
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
    why: 'The keys have to belong to the issuer.',
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
    why: 'A key id is a stranger’s text until the signature holds: it has to be checked before it is used for a look-up.',
    ifWrong: 'The caller chooses a file of the server as the key.',
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
    why: 'A key id is a stranger’s text until the signature holds: it has to be checked before it is used for a look-up.',
    ifWrong: 'The caller chooses a file of the server as the key.',
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
    why: 'A key id must not create an injection into SQL or LDAP.',
    ifWrong:
      'The caller chooses the row of the database that counts as the key. A 5xx may be a query that broke.',
    source: 'rfc8725bis',
    section: '3.10',
    make: named("kit' UNION SELECT 'key"),
  },
  {
    id: 'kid-prototype',
    title: '`__proto__` as the key id',
    accept: false,
    severity: 'risk',
    why: 'A key id is looked up among the issuer’s keys, and there is none of this name.',
    ifWrong: 'The look-up finds what every object of the language has. A 5xx shows that it did.',
    source: 'rfc8725bis',
    section: '3.10',
    make: named('__proto__'),
  },
  {
    id: 'kid-address',
    title: 'An address as the key id',
    accept: false,
    severity: 'harm',
    why: 'What the token names is not fetched.',
    ifWrong: 'The caller has the server fetch a key, or any address of its network.',
    source: 'rfc8725bis',
    section: '3.10',
    make: named(`${THEIRS}/key.json`),
  },
  {
    id: 'brings-jwk',
    title: 'Signed with the key that the token brings (`jwk`)',
    accept: false,
    severity: 'harm',
    why: 'A key from the header proves nothing: it has to be one of the issuer’s.',
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
    why: 'A key from the header proves nothing: it has to be one of the issuer’s.',
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
    why: 'An address from the token is not followed, unless it stands on a list of the verifier’s own.',
    ifWrong: 'The caller has the server fetch the key it signed with, or any address of its network.',
    source: 'rfc8725bis',
    section: '3.10',
    make: brought(() => ({ jku: `${THEIRS}/jwks.json` })),
  },
  {
    id: 'brings-x5u',
    title: 'Signed with a certificate from an address in the token (`x5u`)',
    accept: false,
    severity: 'harm',
    why: 'An address from the token is not followed, unless it stands on a list of the verifier’s own.',
    ifWrong: 'The caller has the server fetch the key it signed with, or any address of its network.',
    source: 'rfc8725bis',
    section: '3.10',
    make: brought(() => ({ x5u: `${THEIRS}/certificate.pem` })),
  },
  {
    id: 'brings-x5c',
    title: 'Signed with the certificate that the token brings (`x5c`)',
    accept: false,
    severity: 'harm',
    why: 'The recipient has to validate the chain, and nobody we trust has signed this one.',
    ifWrong: STRANGER,
    source: 'rfc7515',
    section: '4.1.6',
    offered: forPairs,
    make: brought(async (forge) => ({ x5c: [await certificate(forge)] })),
  },
];
