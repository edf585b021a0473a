import type { Source } from '../source.js';

/** Where the published designs and figures of `#/scale` are published. Apart from the rest, so that the page loads these alone. */
export const sourcesOfScale = {
  'aws-authorizer': {
    title: 'AWS API Gateway, AuthorizerResultTtlInSeconds',
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-authorizer.html',
  },
  'auth0-lifetime': {
    title: 'Auth0, access token lifetime',
    url: 'https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime',
  },
  'entra-cae-apis': {
    title: 'Microsoft Entra, APIs with continuous access evaluation',
    url: 'https://learn.microsoft.com/en-us/entra/identity-platform/app-resilience-continuous-access-evaluation',
  },
  'entra-lifetimes': {
    title: 'Microsoft Entra, configurable token lifetimes',
    url: 'https://learn.microsoft.com/en-us/entra/identity-platform/configurable-token-lifetimes',
  },
  'jose-jwks': {
    title: 'jose, RemoteJWKSetOptions',
    url: 'https://github.com/panva/jose/blob/main/docs/jwks/remote/interfaces/RemoteJWKSetOptions.md',
  },
  'jwt-exp': {
    title: 'RFC 7519, section 4.1.4',
    url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
  },
  'entra-cae': {
    title: 'Microsoft Entra, continuous access evaluation',
    url: 'https://learn.microsoft.com/en-us/entra/identity/conditional-access/concept-continuous-access-evaluation',
  },
} as const satisfies Record<string, Source>;
