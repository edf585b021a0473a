import type { Source } from '../source.js';

/** Where the published designs of `#/scale` are published. Apart from the rest, so that the page loads these alone. */
export const sourcesOfScale = {
  'aws-authorizer': {
    title: 'AWS API Gateway, AuthorizerResultTtlInSeconds',
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-authorizer.html',
  },
  'auth0-lifetime': {
    title: 'Auth0, access token lifetime',
    url: 'https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime',
  },
  'entra-cae': {
    title: 'Microsoft Entra, continuous access evaluation',
    url: 'https://learn.microsoft.com/en-us/entra/identity/conditional-access/concept-continuous-access-evaluation',
  },
} as const satisfies Record<string, Source>;
