import { refusalResponse } from '../respond.js';
import type { ApiRouter } from './app.js';

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'];

/** 404 for an unknown address; for a known one 405 and the methods it knows (RFC 9110 section 15.5.6). */
export function unroutedRequests(router: ApiRouter): void {
  router.notFound(({ req, env: { exchange } }) => {
    const known = METHODS.filter((method) => router.router.match(method, req.path)[0].length > 0);
    if (known.length === 0) {
      return refusalResponse(exchange.fail('handler', 'not_found').code, exchange.config);
    }
    const allowed = known.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    return refusalResponse(exchange.fail('handler', 'method_not_allowed').code, exchange.config, {
      headers: { Allow: allowed.join(', ') },
    });
  });
}
