import { seldom } from '../seldom.js';
import { administered, type AdminHandler } from './administered.js';
import type { Router } from '../router.js';

type OnDemand = Awaited<ReturnType<typeof seldom>>;
type NameOf<Handler> = {
  [Name in keyof OnDemand]: OnDemand[Name] extends Handler ? Name : never;
}[keyof OnDemand];

/** Discovery, introspection, the status list, managing people and signing keys: their code comes with the request. */
export function seldomRoutes(router: Router, base: string): void {
  // For an issuer with a path, the path follows the well-known part (RFC 8414 section 3.1).
  router.add('GET', `/.well-known/oauth-authorization-server${base}`, async (context) =>
    (await seldom()).answerMetadata(context),
  );
  router.add('GET', `${base}/.well-known/jwks.json`, async (context) => (await seldom()).answerJwks(context));
  router.add('POST', `${base}/oauth/introspect`, async (context) =>
    (await seldom()).answerIntrospection(context),
  );
  router.add('GET', `${base}/oauth/status-list`, async (context) =>
    (await seldom()).answerStatusList(context),
  );

  const user = (name: NameOf<AdminHandler>) => administered('user_store', later(name));
  router.add('GET', `${base}/v1/users/:id`, user('readUser'));
  router.add('PATCH', `${base}/v1/users/:id`, user('changeRole'));
  router.add('DELETE', `${base}/v1/users/:id`, user('deleteUser'));
  router.add('POST', `${base}/v1/users/:id/sign-out`, user('signOut'));

  const signingKey = (name: NameOf<AdminHandler>) => administered('key_store', later(name));
  router.add('GET', `${base}/v1/signing-keys`, signingKey('listSigningKeys'));
  router.add('POST', `${base}/v1/signing-keys`, signingKey('addSigningKey'));
  router.add('DELETE', `${base}/v1/signing-keys/:id`, signingKey('removeSigningKey'));
}

function later(name: NameOf<AdminHandler>): AdminHandler {
  return async (...request) => (await seldom())[name](...request);
}
