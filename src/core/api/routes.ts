import { administered } from './admin/administered.js';
import { listKeys, mintKey, readKey, revokeKey, rotateKey } from './admin/keys.js';
import { addSigningKey, listSigningKeys, removeSigningKey } from './admin/signingKeys.js';
import { changeRole, deleteUser, readUser, signOut } from './admin/users.js';
import { Router } from './http/router.js';
import { answerAuthorize } from './oauth/endpoints/authorize.js';
import { answerIntrospect } from './oauth/endpoints/introspect.js';
import { answerJwks } from './oauth/endpoints/jwks.js';
import { answerMetadata } from './oauth/endpoints/metadata.js';
import { answerRevoke } from './oauth/endpoints/revoke.js';
import { answerStatusList } from './oauth/endpoints/statusList.js';
import { answerToken } from './oauth/endpoints/token.js';
import { answerMe } from './resources/me.js';
import { createOrder, listOrders } from './resources/orders.js';

/** Everything the API answers; the routes of an issuer with a path, such as `/tenant`, lie under it. */
export function makeRouter(base: string): Router {
  const router = new Router();

  router.add('GET', `${base}/v1/orders`, listOrders);
  router.add('POST', `${base}/v1/orders`, createOrder);
  router.add('GET', `${base}/v1/me`, answerMe);

  router.add('POST', `${base}/v1/keys`, administered('key_store', mintKey));
  router.add('GET', `${base}/v1/keys`, administered('key_store', listKeys));
  router.add('GET', `${base}/v1/keys/:id`, administered('key_store', readKey));
  router.add('DELETE', `${base}/v1/keys/:id`, administered('key_store', revokeKey));
  router.add('POST', `${base}/v1/keys/:id/rotate`, administered('key_store', rotateKey));

  router.add('GET', `${base}/v1/users/:id`, administered('user_store', readUser));
  router.add('PATCH', `${base}/v1/users/:id`, administered('user_store', changeRole));
  router.add('DELETE', `${base}/v1/users/:id`, administered('user_store', deleteUser));
  router.add('POST', `${base}/v1/users/:id/sign-out`, administered('user_store', signOut));

  router.add('GET', `${base}/v1/signing-keys`, administered('key_store', listSigningKeys));
  router.add('POST', `${base}/v1/signing-keys`, administered('key_store', addSigningKey));
  router.add('DELETE', `${base}/v1/signing-keys/:id`, administered('key_store', removeSigningKey));

  router.add('GET', `${base}/oauth/authorize`, answerAuthorize);
  router.add('POST', `${base}/oauth/token`, answerToken);
  router.add('POST', `${base}/oauth/revoke`, answerRevoke);
  router.add('POST', `${base}/oauth/introspect`, answerIntrospect);
  router.add('GET', `${base}/oauth/status-list`, answerStatusList);
  // For an issuer with a path, the path follows the well-known part (RFC 8414 section 3.1).
  router.add('GET', `/.well-known/oauth-authorization-server${base}`, answerMetadata);
  router.add('GET', `${base}/.well-known/jwks.json`, answerJwks);
  return router;
}
