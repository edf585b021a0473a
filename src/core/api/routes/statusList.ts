import { signStatusList } from '../../credentials/index.js';
import { statusListUri } from '../issue.js';
import { signerAt } from '../signingKeys.js';
import type { RouteContext } from '../router.js';

/** The Token Status List (draft-ietf-oauth-status-list-20 section 8): one bit for every token that was issued. */
export async function answerStatusList({ exchange }: RouteContext): Promise<Response> {
  const { statusListTtlS } = exchange.config;
  const revoked = exchange
    .rows('revokedTokens')
    .flatMap(({ statusIndex }) => (statusIndex === null ? [] : [statusIndex]));
  const token = await signStatusList(
    {
      uri: statusListUri(exchange),
      iat: Math.floor(exchange.now / 1000),
      ttlS: statusListTtlS,
      size: (exchange.recall('counters', 'token') ?? 0) + 1,
      revoked,
    },
    signerAt(exchange),
  );
  exchange.pass('handler');
  return new Response(token, {
    headers: {
      'Content-Type': 'application/statuslist+jwt',
      'Cache-Control': `public, max-age=${statusListTtlS}`,
    },
  });
}
