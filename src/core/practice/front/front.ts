import type { Call } from '../call.js';
import type { FrontContext, FrontHandler } from './context.js';
import {
  answerIndex,
  answerMetadata,
  answerOpenIdConfiguration,
  answerResourceMetadata,
} from './discovery.js';
import { answerAuthorize, answerToken } from './openId/signIn.js';
import { answerUserInfo } from './openId/userInfo.js';
import { withResourceMetadata } from './resourceMetadata.js';
import { withAudience } from './target.js';

/** What real clients look for and the mock API does not have: discovery in every form, and a little OpenID Connect. */
export const FRONT: Readonly<Record<string, FrontHandler>> = {
  'GET /': answerIndex,
  'GET /.well-known/oauth-authorization-server': answerMetadata,
  'GET /.well-known/openid-configuration': answerOpenIdConfiguration,
  'GET /.well-known/oauth-protected-resource': answerResourceMetadata,
  'GET /oauth/authorize': answerAuthorize,
  'POST /oauth/token': answerToken,
  'GET /oauth/userinfo': answerUserInfo,
  'POST /oauth/userinfo': answerUserInfo,
};

export async function answerAt(asked: Call, given: FrontContext): Promise<Response> {
  const [call, context] = withAudience(asked, given);
  const { method } = call.request;
  const handler = FRONT[`${method === 'HEAD' ? 'GET' : method} ${call.path}`];
  const response = await (handler ? handler(call, context) : context.api.fetch(call.request, context.own));
  const told = withResourceMetadata(response, call);
  return method === 'HEAD' && told.body ? new Response(null, told) : told;
}
