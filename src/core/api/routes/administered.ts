import { hashSecret, sameHash } from '../../credentials/index.js';
import { readCredential } from '../bearer.js';
import type { Exchange } from '../exchange.js';
import type { Refusal } from '../refusals.js';
import { refusalResponse } from '../respond.js';
import type { RouteContext } from '../router.js';

/** `id` is the last part of the address that names something, or empty. */
export type AdminHandler = (exchange: Exchange, request: Request, id: string) => Response | Promise<Response>;

/** For the people who run the API: the admin secret first, then the store they are about to change. */
export function administered(store: 'key_store' | 'user_store', handler: AdminHandler) {
  return async ({ request, exchange, id }: RouteContext): Promise<Response> => {
    const refusal = await checkAdmin(request, exchange);
    if (refusal) return refusalResponse(refusal, exchange.config);
    if (exchange.config.down.includes(store)) {
      return refusalResponse(exchange.fail('store', 'store_unavailable').code, exchange.config);
    }
    return handler(exchange, request, id);
  };
}

export function notFound(exchange: Exchange): Response {
  return refusalResponse(exchange.fail('handler', 'not_found').code, exchange.config);
}

export function invalidInput(exchange: Exchange): Response {
  return refusalResponse(exchange.fail('input', 'invalid_input').code, exchange.config);
}

async function checkAdmin(request: Request, exchange: Exchange): Promise<Refusal | null> {
  const presented = readCredential(request, exchange);
  if (!presented.ok) return presented.code;
  exchange.hashed();
  const [given, expected] = await Promise.all([
    hashSecret(presented.value.value),
    hashSecret(exchange.config.adminSecret),
  ]);
  if (!sameHash(given, expected)) return exchange.fail('admin', 'admin_required').code;
  exchange.pass('admin');
  return null;
}
