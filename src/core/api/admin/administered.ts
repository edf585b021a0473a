import { hashSecret, sameHash } from '../../credentials/index.js';
import type { Fault } from '../../shared/index.js';
import { readCredential } from '../checks/presented.js';
import { refuseInput } from '../http/body.js';
import type { RequestContext } from '../requestContext.js';
import { refusalResponse } from '../http/respond.js';
import type { RoutedRequest } from '../http/router.js';

/** `id` is the last part of the address that names something, or empty. */
export type AdminHandler = (
  context: RequestContext,
  request: Request,
  id: string,
) => Response | Promise<Response>;

const STORES = { key_store: 'key store', user_store: 'user store' };

/** For the people who run the API: the admin secret first, then the store they are about to change. */
export function administered(store: 'key_store' | 'user_store', handler: AdminHandler) {
  return async ({ request, context, id }: RoutedRequest): Promise<Response> => {
    const refused = await checkAdmin(request, context);
    if (refused) return refused;
    if (context.config.down.includes(store)) {
      const detail = `The ${STORES[store]} cannot be reached, so nothing was changed.`;
      return refusalResponse(context.fail('store', 'store_unavailable').code, context.config, { detail });
    }
    return handler(context, request, id);
  };
}

export function notFound(context: RequestContext, kind: 'API key' | 'signing key' | 'person'): Response {
  const detail = `There is no ${kind} with this id.`;
  return refusalResponse(context.fail('handler', 'not_found').code, context.config, { detail });
}

export function invalidInput(context: RequestContext, faults: readonly Fault[]): Response {
  const { refused, ...explained } = refuseInput(context, faults);
  return refusalResponse(refused, context.config, explained);
}

async function checkAdmin(request: Request, context: RequestContext): Promise<Response | null> {
  const presented = readCredential(request, context);
  if (!presented.ok) return refusalResponse(presented.code, context.config, presented);
  context.hashed();
  const [given, expected] = await Promise.all([
    hashSecret(presented.value.value),
    hashSecret(context.config.adminSecret),
  ]);
  if (!sameHash(given, expected)) {
    return refusalResponse(context.fail('admin', 'admin_required').code, context.config);
  }
  context.pass('admin');
  return null;
}
