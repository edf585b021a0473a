import {
  addFault,
  advance,
  end,
  freeze,
  removeFault,
  rotateSigningKey,
  signOut,
  type Action,
} from '../../../src/state/practice/steer/action.js';

const named = { masked: '…', issued_at: null, expires_at: null, subject: null };
const key = { ...named, id: 'cred-1', kind: 'api_key', client: null } as const;
const refresh = { ...named, id: 'cred-3', kind: 'refresh_token', client: 'demo-app' } as const;
const token = { ...named, id: 'cred-2', kind: 'access_token', client: 'demo-backend' } as const;

/** What somebody may have clicked, and what calls in between come to: the same in every language that it is copied for. */
export const COPIES: { what: string; actions: Action[]; statuses: number[] }[] = [
  { what: 'a key that is revoked', actions: [end('revoke', key)], statuses: [200, 401] },
  {
    what: 'a token that expires, and a fault',
    actions: [end('expire', token), addFault('503', '/v1/*')],
    statuses: [200, 401, 503],
  },
  { what: 'a clock that is moved', actions: [advance('PT1H', '1 h')], statuses: [200, 401] },
  {
    what: 'a new signing key, and somebody signed out',
    actions: [rotateSigningKey(), signOut('user-ana')],
    statuses: [200, 200, 200],
  },
  {
    what: 'a fault that is taken away, and a clock that stands',
    actions: [freeze(true), addFault('503', ''), removeFault({ id: 'fault-1', answer: '503', match: {} })],
    statuses: [200, 200, 503, 200],
  },
  {
    what: 'one of two faults that is taken away: the other one still waits',
    actions: [
      addFault('500', '/v1/me'),
      addFault('503', '/oauth/token'),
      removeFault({ id: 'fault-2', answer: '503', match: { path: '/oauth/token' } }),
    ],
    statuses: [200, 200, 200, 200],
  },
  {
    what: 'a fault that somebody else added, and a refresh token, which a test has to get by itself',
    actions: [
      removeFault({ id: 'fault-9', answer: '503', match: {} }),
      end('revoke', refresh),
      end('revoke', token),
    ],
    statuses: [200, 401],
  },
];
