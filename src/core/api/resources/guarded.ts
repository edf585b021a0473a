import { authenticate, type Caller } from '../checks/authenticate.js';
import { json, refusalResponse, type Explained } from '../http/respond.js';
import type { RouteHandler } from '../http/router.js';
import type { Refusal } from '../refusals.js';
import type { RequestContext } from '../requestContext.js';
import { passInward } from './identity.js';
import { rateLimitHeaders, takeFromLimits, usedUpDetail } from './rateLimit.js';

/** What a route answers a caller who may ask: a status and a JSON body, or a refusal. */
export type Answer = { status: 200 | 201; body: object } | ({ refused: Refusal } & Explained);
type Handler = (caller: Caller, context: RequestContext, request: Request) => Answer | Promise<Answer>;

/** Credential, then limit, then scope: whoever is refused for scope has still used up a request. */
export function guarded(scope: string | null, handler: Handler): RouteHandler {
  return async ({ request, context }) => {
    const caller = await authenticate(request, context);
    if (!caller.ok) return refusalResponse(caller.code, context.config, caller);

    const taken = takeFromLimits(caller.value, context);
    const headers = rateLimitHeaders(taken.ok ? taken.value : taken.allowances);
    if (!taken.ok) {
      // After a shorter wait the caller would be refused again.
      const waitS = Math.max(...taken.usedUp.map(({ resetS }) => resetS));
      return refusalResponse(taken.code, context.config, {
        headers: { ...headers, 'Retry-After': String(waitS) },
        detail: usedUpDetail(taken.usedUp, waitS),
        members: { 'violated-policies': taken.usedUp.map(({ policy }) => policy.name) },
      });
    }
    if (scope !== null) {
      if (!caller.value.scopes.includes(scope)) {
        const { code } = context.fail('scope', 'insufficient_scope');
        const detail = `This request needs the scope ${scope}, which the credential lacks.`;
        return refusalResponse(code, context.config, { headers, scope, detail });
      }
      context.pass('scope');
    }
    if (context.config.innerIdentity !== 'none') await passInward(caller.value.subject, context);
    const answer = await handler(caller.value, context, request);
    if ('refused' in answer) {
      const { refused, ...explained } = answer;
      return refusalResponse(refused, context.config, { ...explained, headers });
    }
    context.pass('handler');
    return json(answer.status, answer.body, headers);
  };
}
