import { publicJwk } from '../../../credentials/index.js';
import { json, PUBLIC } from '../../http/respond.js';
import type { RoutedRequest } from '../../http/router.js';

/** The public keys (RFC 7517 section 5). */
export async function answerJwks({ context }: RoutedRequest): Promise<Response> {
  const published = context.rows('signingKeys').filter(({ removed }) => removed === null);
  const keys = await Promise.all(published.map(publicJwk));
  context.pass('handler');
  return json(200, { keys: keys.filter((key) => key !== null) }, PUBLIC);
}
