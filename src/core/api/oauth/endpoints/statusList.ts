import { signStatusList } from '../../../credentials/index.js';
import { statusListUri } from '../issue.js';
import { signerAt } from '../../signingKeys.js';
import type { RoutedRequest } from '../../http/router.js';

/** The Token Status List (draft-ietf-oauth-status-list-20 section 8): one bit for every token that was issued. */
export async function answerStatusList({ context }: RoutedRequest): Promise<Response> {
  const { statusListTtlS } = context.config;
  const revoked = context
    .rows('revokedTokens')
    .flatMap(({ statusIndex }) => (statusIndex === null ? [] : [statusIndex]));
  const token = await signStatusList(
    {
      uri: statusListUri(context),
      iat: Math.floor(context.now / 1000),
      ttlS: statusListTtlS,
      size: (context.recall('counters', 'token') ?? 0) + 1,
      revoked,
    },
    signerAt(context),
  );
  context.pass('handler');
  return new Response(token, {
    headers: {
      'Content-Type': 'application/statuslist+jwt',
      'Cache-Control': `public, max-age=${statusListTtlS}`,
    },
  });
}
