import { succeed, type Result } from '../../shared/index.js';
import type { RequestContext } from '../requestContext.js';

export interface Presented {
  value: string;
  from: 'authorization' | 'x-api-key';
}

/**
 * The one credential a request presents: `Authorization: Bearer` (RFC 6750 section 2.1) or `X-API-Key`. Two ways at
 * once are refused (RFC 6750 section 3.1); a token in the query is ignored, as OAuth 2.1 (draft) asks.
 */
export function readCredential(
  request: Request,
  context: RequestContext,
): Result<Presented, { code: 'no_credential' | 'ambiguous_credential'; detail?: string }> {
  const authorization = request.headers.get('authorization');
  const apiKey = request.headers.get('x-api-key');
  const bearer = authorization === null ? null : /^Bearer(?: +(.*))?$/i.exec(authorization);

  if (apiKey !== null && authorization !== null) {
    const detail = 'Both Authorization and X-API-Key carry a credential. Send one of them.';
    return { ...context.fail('credential', 'ambiguous_credential'), detail };
  }
  const value = apiKey ?? (bearer ? (bearer[1] ?? '') : null);
  if (value === null) return context.fail('credential', 'no_credential');
  if (!/^[^\s,]+$/.test(value)) {
    const field = apiKey === null ? 'Authorization: Bearer' : 'X-API-Key';
    const detail = `${field} must be followed by exactly one credential, without spaces or commas.`;
    return { ...context.fail('credential', 'ambiguous_credential'), detail };
  }

  context.pass('credential');
  return succeed({ value, from: apiKey === null ? 'authorization' : 'x-api-key' });
}
