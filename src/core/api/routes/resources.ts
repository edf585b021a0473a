import { authenticate, type Caller } from '../authenticate.js';
import type { Exchange } from '../exchange.js';
import { rateLimitHeaders, takeFromLimits } from '../rateLimit.js';
import type { Refusal } from '../refusals.js';
import { json, refusalResponse } from '../respond.js';
import type { RouteContext, Router } from '../router.js';
import { seldom } from '../seldom.js';

/** What a route answers a caller who may ask: a status and a JSON body, or a refusal. */
type Handler = (caller: Caller, exchange: Exchange, request: Request) => Answer | Promise<Answer>;
type Answer = { status: 200 | 201; body: object } | { refused: Refusal };

export const ORDERS = [
  { id: 'ord_1001', item: 'Fountain pen', quantity: 2 },
  { id: 'ord_1002', item: 'Blotting paper', quantity: 40 },
];

/** What the API is for: orders, behind an API key or an access token. */
export function resourceRoutes(router: Router, base: string): void {
  router.add(
    'GET',
    `${base}/v1/orders`,
    guarded('orders:read', () => ({ status: 200, body: { orders: ORDERS } })),
  );
  router.add('POST', `${base}/v1/orders`, guarded('orders:write', createOrder));
  router.add(
    'GET',
    `${base}/v1/me`,
    guarded(null, ({ subject, kind, scopes }) => ({
      status: 200,
      body: { subject, credential: kind, scopes },
    })),
  );
}

/** Credential, then limit, then scope: whoever is refused for scope has still used up a request. */
function guarded(scope: string | null, handler: Handler) {
  return async ({ request, exchange }: RouteContext): Promise<Response> => {
    const caller = await authenticate(request, exchange);
    if (!caller.ok) return refusalResponse(caller.code, exchange.config);

    const taken = takeFromLimits(caller.value, exchange);
    const headers = rateLimitHeaders(taken.ok ? taken.value : taken.allowances);
    if (!taken.ok) {
      const { policy, resetS } = taken.usedUp;
      return refusalResponse(taken.code, exchange.config, {
        headers: { ...headers, 'Retry-After': String(resetS) },
        members: { 'violated-policies': [policy.name] },
      });
    }
    if (scope !== null) {
      if (!caller.value.scopes.includes(scope)) {
        const { code } = exchange.fail('scope', 'insufficient_scope');
        return refusalResponse(code, exchange.config, { headers, scope });
      }
      exchange.pass('scope');
    }
    if (exchange.config.innerIdentity !== 'none')
      await (await seldom()).passInward(caller.value.subject, exchange);
    const answer = await handler(caller.value, exchange, request);
    if ('refused' in answer) return refusalResponse(answer.refused, exchange.config, { headers });
    exchange.pass('handler');
    return json(answer.status, answer.body, headers);
  };
}

async function createOrder(_caller: Caller, exchange: Exchange, request: Request): Promise<Answer> {
  const body: unknown = await request.json().catch(() => null);
  const { item, quantity } = (body ?? {}) as Record<string, unknown>;
  if (typeof item !== 'string' || item === '' || !Number.isInteger(quantity) || Number(quantity) < 1) {
    return { refused: exchange.fail('input', 'invalid_input').code };
  }
  // Nothing is stored: the mock API has credentials to keep, not orders.
  return { status: 201, body: { id: `ord_${2000 + exchange.nextNumber('order')}`, item, quantity } };
}
