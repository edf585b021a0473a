import type { RequestContext } from '../requestContext.js';
import { refusalResponse } from './respond.js';
import { METHODS, type Router } from './router.js';

/** 404 for an unknown address; for a known one 405 and the methods it knows (RFC 9110 section 15.5.6). */
export function answerUnrouted(router: Router, path: string, context: RequestContext): Response {
  const known = METHODS.filter((method) => router.find(method, path) !== null);
  if (known.length === 0) return refusalResponse(context.fail('handler', 'not_found').code, context.config);
  const allowed = known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return refusalResponse(context.fail('handler', 'method_not_allowed').code, context.config, {
    headers: { Allow: allowed.join(', ') },
    detail: `This address answers ${allowed.join(', ')} only.`,
  });
}
