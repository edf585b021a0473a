import { seldom } from '../seldom.js';
import { administered, type AdminHandler } from './administered.js';
import type { ApiRouter } from './app.js';

type OnDemand = Awaited<ReturnType<typeof seldom>>;
type NameOf<Handler> = {
  [Name in keyof OnDemand]: OnDemand[Name] extends Handler ? Name : never;
}[keyof OnDemand];

/** Discovery, introspection, the status list, managing people and signing keys: their code comes with the request. */
export function seldomRoutes(root: ApiRouter, router: ApiRouter, issuerPath: string): void {
  // For an issuer with a path, the path follows the well-known part (RFC 8414 section 3.1).
  root.get(`/.well-known/oauth-authorization-server${issuerPath}`, async (context) =>
    (await seldom()).answerMetadata(context),
  );
  router.get('/.well-known/jwks.json', async (context) => (await seldom()).answerJwks(context));
  router.post('/oauth/introspect', async (context) => (await seldom()).answerIntrospection(context));
  router.get('/oauth/status-list', async (context) => (await seldom()).answerStatusList(context));

  const user = (name: NameOf<AdminHandler>) => administered('user_store', later(name));
  router.get('/v1/users/:id', user('readUser'));
  router.patch('/v1/users/:id', user('changeRole'));
  router.delete('/v1/users/:id', user('deleteUser'));
  router.post('/v1/users/:id/sign-out', user('signOut'));

  const signingKey = (name: NameOf<AdminHandler>) => administered('key_store', later(name));
  router.get('/v1/signing-keys', signingKey('listSigningKeys'));
  router.post('/v1/signing-keys', signingKey('addSigningKey'));
  router.delete('/v1/signing-keys/:id', signingKey('removeSigningKey'));
}

function later(name: NameOf<AdminHandler>): AdminHandler {
  return async (...request) => (await seldom())[name](...request);
}
