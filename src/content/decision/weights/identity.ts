import { when } from './row.js';

export const identity = [
  ...when('identity', 'every-call', [
    ['identity-token', 'jwt-refresh', 1, 'The token carries who is behind the call.', 'rfc9068#2.2', 'S39'],
    [
      'identity-edge',
      'session-to-jwt',
      1,
      'The token inside carries who is behind the call.',
      'rfc9068#2.2',
      'owasp-microservices',
    ],
    ['identity-session', 'cookie-session', 1, 'The session knows who signed in.', 'owasp-session'],
    [
      'identity-introspection',
      'revocable-token',
      1,
      'Introspection answers who is behind the call, as of now.',
      'rfc7662#2.2',
    ],
  ]),
  ...when('identity', 'sometimes', [
    [
      'sometimes-swap',
      'key-to-jwt',
      1,
      'The key names the customer; the token inside can name the person where there is one.',
      'S33',
      'owasp-microservices',
    ],
  ]),
  ...when('identity', 'no', [
    [
      'no-person-key',
      'api-key',
      1,
      'Which customer calls is all a key says, and all you need.',
      'S08',
      'S38',
    ],
    [
      'no-person-swap',
      'key-to-jwt',
      1,
      'Which customer calls is all a key says, and all you need.',
      'S08',
      'S38',
    ],
    [
      'no-person-client',
      'client-credentials',
      1,
      'With no person in the call the client is its own resource owner.',
      'S50',
      'rfc6749#4.4',
    ],
    [
      'no-person-workload',
      'workload-identity',
      1,
      'Which workload calls is all its identity says, and all you need.',
      'S26',
      'spiffe-jwt-svid',
    ],
  ]),
];
