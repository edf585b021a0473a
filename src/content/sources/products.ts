import type { Source } from './source.js';

/** Reference pages of products whose defaults the guide quotes. */
export const products: Record<string, Source> = {
  'aws-authorizer': {
    title: 'AWS API Gateway, AuthorizerResultTtlInSeconds',
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-authorizer.html',
  },
  'auth0-lifetime': {
    title: 'Auth0, access token lifetime',
    url: 'https://auth0.com/docs/secure/tokens/access-tokens/update-access-token-lifetime',
  },
  'dotnet-clock-skew': {
    title: '.NET, DefaultClockSkew',
    url: 'https://learn.microsoft.com/en-us/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.defaultclockskew',
  },
};
