import type { DesignId } from '../../core/scale/index.js';
import type { sourcesOfScale } from '../sources/pages/ofScale.js';

/** A design whose owner publishes the figure that decides it. */
export interface Published {
  name: string;
  /** What the owner says, in our words, and where. */
  says: string;
  sources: readonly (keyof typeof sourcesOfScale)[];
  /** The longest that anybody gets in after a revocation by what the owner says, in seconds. */
  longestS: number;
  /** The page set up so; the size is that of our SaaS, since owners do not publish theirs. */
  query: Readonly<Record<string, string>>;
  design: DesignId;
}

export const PUBLISHED: readonly Published[] = [
  {
    name: 'AWS API Gateway, a verdict cached',
    says: 'What a Lambda authorizer said is cached for 300 s by default, 3,600 s at most.',
    sources: ['aws-authorizer'],
    longestS: 300,
    query: { preset: 'saas', cacheTtlS: '300', slide: 'cacheTtlS', design: 'key-cached' },
    design: 'key-cached',
  },
  {
    name: 'Auth0, an access token alone',
    says: 'An access token for your own API lives 24 h by default, 30 days at most.',
    sources: ['auth0-lifetime'],
    longestS: 86_400,
    query: { preset: 'saas', lifetimeS: '86400', leewayS: '0' },
    design: 'jwt',
  },
  {
    name: 'Microsoft Entra, continuous access evaluation',
    says: 'A critical event, such as a deleted user, may take up to 15 minutes to arrive; a token may live up to 28 hours.',
    sources: ['entra-cae', 'entra-cae-apis'],
    longestS: 900,
    query: {
      preset: 'saas',
      lifetimeS: '100800',
      pullIntervalS: '900',
      replicationS: '0',
      design: 'jwt-list',
    },
    design: 'jwt-list',
  },
];
