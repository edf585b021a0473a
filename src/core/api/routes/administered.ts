import { hashSecret, sameHash } from '../../credentials/index.js';
import type { Fault } from '../../shared/index.js';
import { readCredential } from '../bearer.js';
import { refuseInput } from '../body.js';
import type { Exchange } from '../exchange.js';
import { refusalResponse } from '../respond.js';
import type { RouteContext } from '../router.js';

/** `id` is the last part of the address that names something, or empty. */
export type AdminHandler = (exchange: Exchange, request: Request, id: string) => Response | Promise<Response>;

const STORES = { key_store: 'key store', user_store: 'user store' };

/** For the people who run the API: the admin secret first, then the store they are about to change. */
export function administered(store: 'key_store' | 'user_store', handler: AdminHandler) {
  return async ({ request, exchange, id }: RouteContext): Promise<Response> => {
    const refused = await checkAdmin(request, exchange);
    if (refused) return refused;
    if (exchange.config.down.includes(store)) {
      const detail = `The ${STORES[store]} cannot be reached, so nothing was changed.`;
      return refusalResponse(exchange.fail('store', 'store_unavailable').code, exchange.config, { detail });
    }
    return handler(exchange, request, id);
  };
}

export function notFound(exchange: Exchange, kind: 'API key' | 'signing key' | 'person'): Response {
  const detail = `There is no ${kind} of this id.`;
  return refusalResponse(exchange.fail('handler', 'not_found').code, exchange.config, { detail });
}

export function invalidInput(exchange: Exchange, faults: readonly Fault[]): Response {
  const { refused, ...explained } = refuseInput(exchange, faults);
  return refusalResponse(refused, exchange.config, explained);
}

async function checkAdmin(request: Request, exchange: Exchange): Promise<Response | null> {
  const presented = readCredential(request, exchange);
  if (!presented.ok) return refusalResponse(presented.code, exchange.config, presented);
  exchange.hashed();
  const [given, expected] = await Promise.all([
    hashSecret(presented.value.value),
    hashSecret(exchange.config.adminSecret),
  ]);
  if (!sameHash(given, expected)) {
    return refusalResponse(exchange.fail('admin', 'admin_required').code, exchange.config);
  }
  exchange.pass('admin');
  return null;
}
