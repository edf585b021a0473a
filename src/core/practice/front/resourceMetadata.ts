import type { Call } from '../call.js';
import { wellKnown } from './discovery.js';

/** Tells in a Bearer challenge where the metadata of the API is (RFC 9728 section 5.1). */
export function withResourceMetadata(response: Response, { address }: Call): Response {
  const challenge = response.headers.get('www-authenticate');
  if (challenge?.startsWith('Bearer ')) {
    const at = wellKnown(address, 'oauth-protected-resource');
    response.headers.set('WWW-Authenticate', `${challenge}, resource_metadata="${at}"`);
  }
  return response;
}
