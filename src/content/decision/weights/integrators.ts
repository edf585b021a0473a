import { when } from './row.js';

export const integrators = [
  ...when('integrators', 'public', [
    [
      'public-key',
      'api-key',
      2,
      'Many outside developers can begin with a key within minutes, with no OAuth library.',
      'S05',
      'S53',
    ],
    [
      'public-swap',
      'key-to-jwt',
      2,
      'Many outside developers can begin with a key within minutes, with no OAuth library.',
      'S05',
      'S53',
    ],
    ['public-client', 'client-credentials', -1, 'Every integrator would first need an OAuth library.', 'S05'],
  ]),
  ...when('integrators', 'partners', [
    [
      'partners-client',
      'client-credentials',
      1,
      'A few partners with OAuth libraries can use a client of their own.',
      'S05',
    ],
  ]),
  ...when('integrators', 'us', [
    [
      'us-workload',
      'workload-identity',
      1,
      'Nobody outside has to integrate, so the platform’s own identity serves.',
      'S26',
    ],
  ]),
];
