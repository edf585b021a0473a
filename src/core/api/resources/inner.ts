import { json, refusalResponse } from '../http/respond.js';
import type { RoutedRequest } from '../http/router.js';
import { readIdentity } from './identity.js';
import { ORDERS } from './orders.js';

/**
 * The service behind the gateway. It sees nobody's credential: who calls is what a header field says, signed or not
 * (OWASP Identity Propagation Patterns).
 */
export async function answerInner({ request, context }: RoutedRequest): Promise<Response> {
  const identity = await readIdentity(request.headers.get('demo-identity'), context);
  if (!identity.ok) return refusalResponse(identity.code, context.config);
  context.pass('handler');
  return json(200, { for: identity.value, orders: ORDERS });
}
