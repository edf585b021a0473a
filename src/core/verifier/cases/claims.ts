import type { KitInput } from '../types.js';
import { forAccessTokens, type CaseRule } from './rule.js';
import type { Forge } from '../forge/forge.js';

const OTHER_ISSUER =
  'A token that another issuer means for its own API works here, where both sign with a key that you trust: tenants or environments that share one.';
const OTHER_API = 'A token that was sent to another API works here: whoever runs that API can call this one.';
const HONEST = 'Nothing: both answers are honest.';

const claiming = (claims: (input: KitInput) => Record<string, unknown>) => (forge: Forge) =>
  forge.withClaims(claims(forge.input));

const otherSlash = (text: string): string => (text.endsWith('/') ? text.slice(0, -1) : `${text}/`);
const otherCase = (text: string): string => {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
};

/** One rule of the issuer or of the audience: all of them are refused. */
const refused =
  (
    section: string,
    source: 'rfc7519' | 'rfc8725bis' | 'rfc9068',
    severity: 'harm' | 'risk' | 'note',
    ifWrong: string,
  ) =>
  (
    id: string,
    title: string,
    why: string,
    claims: (input: KitInput) => Record<string, unknown>,
  ): CaseRule => ({
    id,
    title,
    accept: false,
    severity,
    why,
    ifWrong,
    source,
    section,
    offered: (input) => !isRight(claims(input), input),
    make: claiming(claims),
  });

/** Whoever is called `*`, or has no letters in its name, is called rightly by what is wrong elsewhere. */
function isRight({ iss, aud }: Record<string, unknown>, { issuer, audience }: KitInput): boolean {
  return iss === issuer || [aud].flat().includes(audience);
}

const issuer = refused('3.8', 'rfc8725bis', 'harm', OTHER_ISSUER);
// Compared as they are, without any transformation.
const issuerForm = refused('2', 'rfc7519', 'risk', OTHER_ISSUER);
const noAudience = refused('3.9', 'rfc8725bis', 'harm', OTHER_API);
const audience = refused('4.1.3', 'rfc7519', 'harm', OTHER_API);
const audienceForm = refused('4.1.3', 'rfc7519', 'risk', OTHER_API);
const EXACTLY = 'The issuer must match exactly, character by character.';
const NAMES_US = 'A token whose audience does not name this API must be refused.';

/** A claim that RFC 9068 requires of issuers, and asks no resource server to look for. */
const optional = (claim: string): CaseRule => ({
  id: `${claim.replace('_', '-')}-missing`,
  title: `No \`${claim}\``,
  accept: 'either',
  severity: 'note',
  why: 'An access token must have it, but no step of validation looks for it.',
  ifWrong: HONEST,
  source: 'rfc9068',
  section: '2.2',
  offered: forAccessTokens,
  make: claiming(() => ({ [claim]: undefined })),
});

export const claims: readonly CaseRule[] = [
  issuer('iss-missing', 'No issuer', 'The issuer must match, and there is none.', () => ({
    iss: undefined,
  })),
  issuer('iss-other', 'Another issuer', EXACTLY, () => ({ iss: 'https://attacker.example' })),
  issuer('iss-other-tenant', 'Another tenant of our issuer', EXACTLY, (input) => ({
    iss: `${input.issuer.replace(/\/$/, '')}/other-tenant`,
  })),
  issuer('iss-longer', 'An issuer that begins like ours', EXACTLY, (input) => ({
    iss: `${input.issuer}.attacker.example`,
  })),
  issuerForm('iss-slash', 'The issuer with a slash too many, or too few, at its end', EXACTLY, (input) => ({
    iss: otherSlash(input.issuer),
  })),
  issuerForm('iss-case', 'Our issuer in another case', EXACTLY, (input) => ({
    iss: otherCase(input.issuer),
  })),
  issuerForm('iss-list', 'A list of issuers, ours among them', 'The issuer is a single string.', (input) => ({
    iss: ['https://attacker.example', input.issuer],
  })),

  noAudience('aud-missing', 'No audience', NAMES_US, () => ({ aud: undefined })),
  audience('aud-other', 'Another audience', NAMES_US, () => ({ aud: 'https://other.example' })),
  audience('aud-list-of-others', 'A list of other audiences', NAMES_US, () => ({
    aud: ['https://other.example', 'https://billing.example'],
  })),
  audience('aud-empty-list', 'An empty list of audiences', NAMES_US, () => ({ aud: [] })),
  audience('aud-prefix', 'An audience that is the beginning of ours', NAMES_US, (input) => ({
    aud: input.audience.slice(0, -1),
  })),
  audience('aud-longer', 'An audience that begins with ours', NAMES_US, (input) => ({
    aud: `${input.audience}.attacker.example`,
  })),
  audience(
    'aud-any',
    'The audience `*`',
    'Audiences are compared as strings: `*` stands for itself.',
    () => ({
      aud: '*',
    }),
  ),
  audienceForm('aud-case', 'Our audience in another case', 'Audiences are case-sensitive.', (input) => ({
    aud: otherCase(input.audience),
  })),
  audienceForm(
    'aud-in-a-text',
    'One string that contains our audience among others',
    'Audiences are compared whole: a string is one audience.',
    (input) => ({ aud: `https://other.example ${input.audience}` }),
  ),
  audienceForm(
    'aud-object',
    'An object that has our audience as a member',
    'An audience is a string or a list.',
    (input) => ({
      aud: { [input.audience]: true },
    }),
  ),

  ...['sub', 'client_id', 'iat', 'jti'].map(optional),
  {
    id: 'sender-constrained',
    title: 'A token that is bound to a client’s key, sent as a bearer token',
    accept: 'either',
    severity: 'risk',
    why: 'An API that knows DPoP must refuse it without a proof; one that does not ignores the claim.',
    ifWrong: 'Nothing, if you do not use DPoP. If you do, a stolen token works without the key.',
    source: 'rfc9449',
    section: '7.2',
    make: claiming(() => ({ cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } })),
  },
];
