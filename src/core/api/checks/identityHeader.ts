import { succeed } from '../../shared/index.js';
import type { Authenticated } from '../authenticate.js';
import { ROLE_SCOPES } from '../config.js';
import type { Exchange } from '../exchange.js';
import { policiesOf } from '../rateLimit.js';

/**
 * Takes a header field for the caller. Whoever can reach the service can write one: what a gateway passes inward has
 * to be signed, and checked (OWASP Identity Propagation Patterns).
 */
export function believeHeader(request: Request, exchange: Exchange): Authenticated {
  const subject = request.headers.get('x-user-id') ?? '';
  const { limit, quota } = exchange.config;
  exchange.pass('identity_header');
  return succeed({
    kind: 'identity_header',
    id: `user:header:${subject}`,
    subject,
    scopes: [...ROLE_SCOPES.admin],
    policies: policiesOf(limit, quota),
  });
}
