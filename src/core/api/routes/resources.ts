import { object, text, whole } from '../../shared/index.js';
import { authenticate, type Caller } from '../authenticate.js';
import { readBody, refuseInput } from '../body.js';
import type { Exchange } from '../exchange.js';
import { rateLimitHeaders, takeFromLimits, usedUpDetail } from '../rateLimit.js';
import type { Refusal } from '../refusals.js';
import { json, refusalResponse, type Explained } from '../respond.js';
import type { RouteContext, Router } from '../router.js';
import { seldom } from '../seldom.js';

/** What a route answers a caller who may ask: a status and a JSON body, or a refusal. */
type Handler = (caller: Caller, exchange: Exchange, request: Request) => Answer | Promise<Answer>;
type Answer = { status: 200 | 201; body: object } | ({ refused: Refusal } & Explained);

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
    if (!caller.ok) return refusalResponse(caller.code, exchange.config, caller);

    const taken = takeFromLimits(caller.value, exchange);
    const headers = rateLimitHeaders(taken.ok ? taken.value : taken.allowances);
    if (!taken.ok) {
      // Whoever came back after a shorter wait would be refused again.
      const waitS = Math.max(...taken.usedUp.map(({ resetS }) => resetS));
      return refusalResponse(taken.code, exchange.config, {
        headers: { ...headers, 'Retry-After': String(waitS) },
        detail: usedUpDetail(taken.usedUp, waitS),
        members: { 'violated-policies': taken.usedUp.map(({ policy }) => policy.name) },
      });
    }
    if (scope !== null) {
      if (!caller.value.scopes.includes(scope)) {
        const { code } = exchange.fail('scope', 'insufficient_scope');
        const detail = `This request needs the scope ${scope}, which the credential lacks.`;
        return refusalResponse(code, exchange.config, { headers, scope, detail });
      }
      exchange.pass('scope');
    }
    if (exchange.config.innerIdentity !== 'none')
      await (await seldom()).passInward(caller.value.subject, exchange);
    const answer = await handler(caller.value, exchange, request);
    if ('refused' in answer) {
      const { refused, ...explained } = answer;
      return refusalResponse(refused, exchange.config, { ...explained, headers });
    }
    exchange.pass('handler');
    return json(answer.status, answer.body, headers);
  };
}

const newOrder = object(
  {
    item: text(/^./s, 'has to be a text that is not empty'),
    quantity: whole(1, Number.MAX_SAFE_INTEGER),
  },
  ['item', 'quantity'],
);

async function createOrder(_caller: Caller, exchange: Exchange, request: Request): Promise<Answer> {
  const asked = await readBody(request, newOrder);
  if (!asked.ok) return refuseInput(exchange, asked.faults);
  // Nothing is stored: the mock API has credentials to keep, not orders.
  const id = exchange.newName('order', 2000 + exchange.nextNumber('order'));
  return { status: 201, body: { id, ...asked.value } };
}
