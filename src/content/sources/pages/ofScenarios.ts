import { sources, type Source } from '../index.js';
import { threads } from '../threads.js';

/** Settings of products that only the stories of the Lab meet. */
const settings: Record<string, Source> = {
  'nginx-headers': {
    title: 'nginx, large_client_header_buffers',
    url: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers',
  },
  'node-header-size': {
    title: 'Node.js, http.maxHeaderSize',
    url: 'https://nodejs.org/api/http.html#httpmaxheadersize',
  },
  'jose-remote-jwks': {
    title: 'jose, createRemoteJWKSet: cacheMaxAge and cooldownDuration',
    url: 'https://github.com/panva/jose/blob/main/src/jwks/remote.ts',
  },
  'kong-db-update': {
    title: 'Kong Gateway, db_update_frequency and db_cache_ttl',
    url: 'https://developer.konghq.com/gateway/configuration/',
  },
  'cognito-grace': {
    title: 'Amazon Cognito, refresh token rotation and its grace period',
    url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html',
  },
};

/** What the stories of the Lab cite. Apart from the rest, so that no other page loads it. */
export const sourcesOfScenarios: Readonly<Record<string, Source>> = { ...sources, ...settings, ...threads };
