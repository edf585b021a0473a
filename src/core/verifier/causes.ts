import type { Report, Row } from './judge.js';
import type { GroupId } from './types.js';

/** One check that is missing, and how to add it. */
export interface Cause {
  /** “does not check the issuer” */
  lacks: string;
  fix: string;
  /** The bad tokens that got in for want of it. */
  rows: readonly Row[];
}

interface Check extends Omit<Cause, 'rows'> {
  group: GroupId;
  /** What the ids of its cases begin with, where it is one check of several in its group. */
  ids?: RegExp;
}

/** The checks of a verifier, the ones first without which anybody gets in. */
const CHECKS: readonly Check[] = [
  {
    lacks: 'takes the algorithm from the token',
    fix: 'Name the one algorithm that your issuer signs with where you verify. Libraries call it `algorithms`.',
    group: 'algorithm',
  },
  {
    lacks: 'does not check the signature as the RFC asks',
    fix: 'Verify with a maintained library in a current version, and do not decode parts yourself.',
    group: 'signature',
  },
  {
    lacks: 'takes keys from elsewhere than your issuer',
    fix: 'Take keys from the key set of your issuer alone; ignore `jwk`, `jku`, `x5c` and `x5u` in the header.',
    group: 'foreign-key',
  },
  {
    lacks: 'does not check the issuer exactly',
    fix: 'Pass the one issuer you trust where you verify. Most libraries check `iss` only when they are given it.',
    group: 'claims',
    ids: /^iss-/,
  },
  {
    lacks: 'does not check the audience',
    fix: 'Pass your API’s own name where you verify. Most libraries check `aud` only when they are given it.',
    group: 'claims',
    ids: /^aud-/,
  },
  {
    lacks: 'does not check the times of the token',
    fix: 'Require `exp`, compare it and `nbf` with the clock, and refuse what is not a number. Many libraries accept a token without `exp`.',
    group: 'time',
  },
  {
    lacks: 'does not check what kind of token it is',
    fix: 'Require the header member `typ` to be `at+jwt`, so that an ID token or a logout token opens nothing.',
    group: 'type',
  },
  {
    lacks: 'ignores header members that it must understand',
    fix: 'Refuse tokens whose `crit` names what your verifier does not know, and encrypted or compressed ones.',
    group: 'header',
  },
  {
    lacks: 'reads more than the compact form',
    fix: 'Refuse what is not three parts of base64url without padding, before anything is decoded.',
    group: 'form',
  },
  {
    lacks: 'reads JSON loosely',
    fix: 'Refuse payloads with a member that stands twice, or that are not one JSON object in UTF-8.',
    group: 'json',
  },
];

/** The bad tokens that got in, by the check that is missing; empty where none did. */
export function causesOf({ rows }: Pick<Report, 'rows'>): Cause[] {
  const gotIn = rows.filter(({ verdict, accept }) => verdict === 'wrong' && accept === false);
  return CHECKS.map((check) => ({
    lacks: check.lacks,
    fix: check.fix,
    rows: gotIn.filter((row) => checkFor(row) === check),
  })).filter((cause) => cause.rows.length > 0);
}

/** The check that refuses a bad token. */
function checkFor({ group, id }: Pick<Row, 'group' | 'id'>): Check | undefined {
  return CHECKS.find((check) => check.group === group && (check.ids?.test(id) ?? true));
}
