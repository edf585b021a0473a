import type { Source } from './index.js';

export const issue = (repository: string, number: number, about: string): Source => ({
  title: `${repository} issue ${number}: ${about}`,
  url: `https://github.com/${repository}/issues/${number}`,
});

export const pullRequest = (repository: string, number: number, about: string): Source => ({
  title: `${repository} pull request ${number}: ${about}`,
  url: `https://github.com/${repository}/pull/${number}`,
});

/** Questions that people asked in public, and what the scenarios of the Lab are made of. */
export const threads: Record<string, Source> = {
  'casdoor-2133': issue('casdoor/casdoor', 2133, 'why is the token still valid after I log out?'),
  'so-21978658': {
    title: 'Stack Overflow 21978658: Invalidating JSON Web Tokens',
    url: 'https://stackoverflow.com/questions/21978658',
  },
  'se-363335': {
    title: 'Software Engineering 363335: a token blacklist, and the stateful approach',
    url: 'https://softwareengineering.stackexchange.com/questions/363335',
  },
  'wp-api-jwt-99': issue('Tmeister/wp-api-jwt-auth', 99, 'deleted users still count as valid user'),
  'nest-boilerplate-23': issue(
    'Onix-Systems/nest-js-boilerplate',
    23,
    'log out of all devices leaves the access token working',
  ),
  'boxlite-1418': issue('boxlite-ai/boxlite', 1418, 'a revoked API key works for two more minutes'),
  'worldmonitor-3125': pullRequest(
    'koala73/worldmonitor',
    3125,
    'a revoked API key works for five more minutes',
  ),
  'tari-2113': pullRequest('tari-project/tari-ootle', 2113, 'tokens minted from a revoked key live on'),
  'nocturne-326': pullRequest('nightscout/nocturne', 326, 'refresh tokens revoked as reused by honest races'),
  'openrisk-700': issue('opendefender/OpenRisk', 700, 'two tabs refresh at once and are logged out'),
  'kroxylicious-3194': issue(
    'kroxylicious/kroxylicious',
    3194,
    'a single token cannot be revoked without removing the key from the JWKS',
  ),
  'devise-jwt-80': issue('waiting-for-dev/devise-jwt', 80, 'services that share one HS256 secret'),
  'so-46838015': {
    title: 'Stack Overflow 46838015: does the API key still end up in the React bundle?',
    url: 'https://stackoverflow.com/questions/46838015',
  },
  'keycloak-13956': issue('keycloak/keycloak', 13956, 'a token too big for the header'),
  'lexik-550': issue('lexik/LexikJWTAuthenticationBundle', 550, 'a token with 130 roles'),
  'dawarich-543': issue('Freika/dawarich', 543, 'an API key in the address'),
  'repost-rotate-quota': {
    title: 'AWS re:Post: rotating an API Gateway key and keeping its used quota',
    url: 'https://repost.aws/questions/QUFPE5l0QfS5yv48BBtMMCBA',
  },
};
