import type { DesignId } from '../../core/scale/index.js';
import type { sourcesOfScale } from '../sources/pages/ofScale.js';

/** A design whose owner publishes the figure that decides it. */
export interface Published {
  name: string;
  /** What the owner says, in our words, and where. */
  says: string;
  source: keyof typeof sourcesOfScale;
  /** The page set up so; the size is that of our SaaS, since owners do not publish theirs. */
  query: Readonly<Record<string, string>>;
  design: DesignId;
}

export const PUBLISHED: readonly Published[] = [
  {
    name: 'AWS API Gateway, a verdict cached',
    says: 'What a Lambda authorizer said is cached for 300 s by default, 3,600 s at most.',
    source: 'aws-authorizer',
    query: { preset: 'saas', cacheTtlS: '300', slide: 'cacheTtlS', design: 'key-cached' },
    design: 'key-cached',
  },
  {
    name: 'Auth0, an access token alone',
    says: 'An access token for your own API lives 24 h by default, 30 days at most.',
    source: 'auth0-lifetime',
    query: { preset: 'saas', lifetimeS: '86400', leewayS: '0' },
    design: 'jwt',
  },
  {
    name: 'Microsoft Entra, continuous access evaluation',
    says: 'A critical event, such as a deleted user, may take up to 15 minutes to arrive, though a token lives longer.',
    source: 'entra-cae',
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
