import {
  hashSecret,
  parseApiKey,
  refusedFrom,
  type AccessTokenClaims,
  type Limit,
} from '../../../credentials/index.js';
import { refuse, succeed, type Result } from '../../../shared/index.js';
import { activeClaimsOf } from '../../checks/issuerView.js';
import { findKey } from '../../checks/apiKey.js';
import type { RequestContext } from '../../requestContext.js';
import { issueAccessToken, type Grant } from '../issue.js';
import { missing, scopesAllowed } from '../oauthFault.js';
import type { OAuthParameters } from '../parameters.js';
import { isWithin } from '../scope.js';
import type { GrantHandler } from './types.js';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
/** Token types may be other addresses than the registered ones (RFC 8693 section 3). */
const API_KEY = 'https://keyortoken.example/#token-type-api-key';

/** What the presented token stands for: whom, with which scopes, until when (seconds since 1970). */
interface Subject extends Pick<Grant, 'subject' | 'claims'> {
  scopes: readonly string[];
  exp: number;
}
type Found = Result<Subject, { code: 'issuer_unavailable' | 'subject_token_invalid' }>;

/**
 * Token exchange (RFC 8693): an API key for a short access token, or an access token for one that another API
 * accepts. What comes back never outlives what was given, nor allows more.
 */
export const grantTokenExchange: GrantHandler = async ({ form, client, ttlS, audience }, context) => {
  const token = form.get('subject_token');
  const type = form.get('subject_token_type');
  const malformed = malformation(form);
  if (token === undefined || type === undefined || malformed !== null) {
    const detail = malformed ?? missing(token === undefined ? 'subject_token' : 'subject_token_type');
    return { ...context.fail('grant', 'invalid_request'), detail };
  }

  const found = await findSubject(token, type, client.id, context);
  if (!found.ok) return context.fail('grant', found.code);
  const { subject, scopes, exp, claims } = found.value;
  const scope = form.get('scope') ?? scopes.join(' ');
  if (!isWithin(scope, scopes)) {
    const detail = scopesAllowed('The subject token', scopes);
    return { ...context.fail('grant', 'invalid_scope'), detail };
  }
  context.pass('grant');

  const left = exp - Math.floor(context.now / 1000);
  const tokens = await issueAccessToken(context, {
    subject,
    clientId: client.id,
    scope,
    audience,
    ttlS: Math.min(ttlS, left),
    ...(claims && { claims }),
  });
  context.pass('handler');
  return succeed({ ...tokens, issued_token_type: ACCESS_TOKEN });
};

/** What is wrong with the parameters that have to be there or must not be, as a sentence. */
function malformation(form: OAuthParameters): string | null {
  const type = form.get('subject_token_type');
  if (type !== undefined && type !== ACCESS_TOKEN && type !== API_KEY) {
    return `The subject_token_type must be ${ACCESS_TOKEN} or ${API_KEY}.`;
  }
  if ((form.get('requested_token_type') ?? ACCESS_TOKEN) !== ACCESS_TOKEN) {
    return `The requested_token_type must be ${ACCESS_TOKEN}.`;
  }
  return form.has('actor_token') || form.has('actor_token_type')
    ? 'The parameters actor_token and actor_token_type are not supported: the client itself acts.'
    : null;
}

async function findSubject(
  token: string,
  type: string,
  clientId: string,
  context: RequestContext,
): Promise<Found> {
  return type === API_KEY || parseApiKey(token).ok
    ? subjectOfKey(token, context)
    : subjectOfToken(token, clientId, context);
}

async function subjectOfKey(key: string, context: RequestContext): Promise<Found> {
  if (!parseApiKey(key).ok) return refuse('subject_token_invalid');
  if (!context.reaches('key_store')) return refuse('issuer_unavailable');
  context.hashed();
  const row = findKey(await hashSecret(key), context);
  if (!row) return refuse('subject_token_invalid');
  const { id, customer: subject, scopes, limit, quota, expiresAt } = row;
  const exp = expiresAt === null ? Infinity : Math.floor(expiresAt / 1000);
  if (context.now >= refusedFrom(exp)) return refuse('subject_token_invalid');
  const rateLimits = { default: claimed(limit), ...(quota && { quota: claimed(quota) }) };
  return succeed({ subject, scopes, exp, claims: { key_id: id, rate_limits: rateLimits } });
}

/** The new token says who acts for the subject (section 4.1), and stays tied to the same sign-in. */
async function subjectOfToken(token: string, clientId: string, context: RequestContext): Promise<Found> {
  const claims = await activeClaimsOf(token, context);
  if (!claims) return refuse('subject_token_invalid');
  const { sub: subject, scope, exp } = claims;
  return succeed({
    subject,
    scopes: scope.split(' ').filter(Boolean),
    exp,
    claims: { ...inherited(claims), act: { sub: clientId } },
  });
}

function inherited({ sid, token_version, key_id, rate_limits }: AccessTokenClaims): Subject['claims'] {
  return {
    ...(sid !== undefined && { sid }),
    ...(token_version !== undefined && { token_version }),
    ...(key_id !== undefined && { key_id }),
    ...(rate_limits && { rate_limits }),
  };
}

function claimed({ requests, windowS }: Limit): { requests: number; window_s: number } {
  return { requests, window_s: windowS };
}
