import type { sourcesOfScale } from '../sources/pages/ofScale.js';
import type { FieldId } from './words.js';

/** What somebody publishes of a figure that the examples assume, to compare one’s own with. Most figures have nothing. */
export const PUBLISHED_OF_FIELDS: Readonly<
  Partial<Record<FieldId, { says: string; sources: readonly (keyof typeof sourcesOfScale)[] }>>
> = {
  lifetimeS: {
    says: 'Published defaults: 24 h (Auth0), 60 to 90 min (Microsoft Entra).',
    sources: ['auth0-lifetime', 'entra-lifetimes'],
  },
  leewayS: { says: 'Published: usually no more than a few minutes.', sources: ['jwt-exp'] },
  cacheTtlS: { says: 'Published default: 300 s (AWS API Gateway).', sources: ['aws-authorizer'] },
  jwksTtlS: { says: 'Published default: 10 min (jose).', sources: ['jose-jwks'] },
  jwksCooldownS: { says: 'Published default: 30 s (jose).', sources: ['jose-jwks'] },
};
