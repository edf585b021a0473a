import type { Condition, QuestionId } from '../../decision/index.js';
import type { Group, Trigger } from '../types.js';

/** Every outcome in which a caller presents something that can be stolen. */
const INBOUND: Group = {
  outcomes: [
    'api-key',
    'jwt-refresh',
    'key-to-jwt',
    'revocable-token',
    'cookie-session',
    'session-to-jwt',
    'client-credentials',
    'workload-identity',
    'none',
  ],
  because: 'every API that takes credentials needs it',
};
const WEBHOOKS: Group = { outcomes: ['webhook-signature'], because: 'you push events to others' };
const KEYS: Group = { outcomes: ['api-key', 'key-to-jwt'], because: 'your answers lead to API keys' };
const JWTS: Group = {
  outcomes: [
    'jwt-refresh',
    'key-to-jwt',
    'session-to-jwt',
    'revocable-token',
    'client-credentials',
    'workload-identity',
  ],
  because: 'your answers lead to signed tokens',
};
const REFRESH: Group = {
  outcomes: ['jwt-refresh', 'revocable-token'],
  because: 'your answers lead to short tokens that are renewed',
};
const REVOCABLE: Group = {
  outcomes: ['revocable-token'],
  because: 'your answers lead to a token that can be revoked early',
};
const EXCHANGE: Group = {
  outcomes: ['key-to-jwt', 'session-to-jwt'],
  because: 'your answers lead to a credential that is swapped for a short token',
};
const COOKIES: Group = {
  outcomes: ['cookie-session', 'session-to-jwt/cookie'],
  because: 'your answers lead to a session with a cookie',
};
const CLIENTS: Group = {
  outcomes: ['client-credentials'],
  because: 'your answers lead to OAuth client credentials',
};
const WORKLOADS: Group = {
  outcomes: ['workload-identity'],
  because: 'your answers lead to an identity per workload',
};
const CONFLICT: Group = { outcomes: ['none'], because: 'two of your wishes conflict' };

const on =
  (group: Group) =>
  (answers?: readonly Condition[]): Trigger =>
    answers ? { group, answers } : { group };

export const inbound = on(INBOUND);
export const webhooks = on(WEBHOOKS);
export const keys = on(KEYS);
export const jwts = on(JWTS);
export const refresh = on(REFRESH);
export const revocable = on(REVOCABLE);
export const exchange = on(EXCHANGE);
export const cookies = on(COOKIES);
export const clients = on(CLIENTS);
export const workloads = on(WORKLOADS);
export const conflict = on(CONFLICT);

export function said(question: QuestionId, ...answers: string[]): Condition {
  return { question, answers };
}
