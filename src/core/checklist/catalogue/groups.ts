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
/** Callers that put the credential into a header themselves: a cookie marked `Secure` never goes over http. */
const CALLS: Group = {
  outcomes: [
    'api-key',
    'jwt-refresh',
    'key-to-jwt',
    'revocable-token',
    'session-to-jwt/opaque',
    'session-to-jwt/on-behalf',
    'client-credentials',
    'workload-identity',
    'none',
  ],
  because: 'every API that takes credentials in a header needs it',
};
/** For decisions that stand beside each other. */
export const MIXED: Group = {
  outcomes: INBOUND.outcomes,
  because: 'your callers bring different credentials',
};
const WEBHOOKS: Group = { outcomes: ['webhook-signature'], because: 'you push events to others' };
const KEYS: Group = { outcomes: ['api-key', 'key-to-jwt'], because: 'your answers lead to API keys' };
/** Keys whose callers sign each request. */
const SIGNED: Group = {
  outcomes: ['api-key/signed'],
  because: 'your answers lead to signed requests',
};
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
  outcomes: ['jwt-refresh', 'revocable-token', 'session-to-jwt/opaque'],
  because: 'your answers lead to short tokens that are renewed',
};
const REVOCABLE: Group = {
  outcomes: ['revocable-token'],
  because: 'your answers lead to a token that can be revoked early',
};
const OPAQUE: Group = {
  outcomes: ['session-to-jwt/opaque'],
  because: 'your answers lead to an opaque token outside',
};
const EXCHANGE: Group = {
  outcomes: ['key-to-jwt', 'session-to-jwt'],
  because: 'your answers lead to a credential that is swapped for a short token',
};
/** Where services behind the edge get a token that its caller never sees. */
const INSIDE: Group = {
  outcomes: ['key-to-jwt/gateway', 'session-to-jwt'],
  because: 'your answers lead to a short token inside',
};
const ON_BEHALF: Group = {
  outcomes: ['session-to-jwt/on-behalf'],
  because: 'your answers lead to a service that acts for a user',
};
const COOKIES: Group = {
  outcomes: ['cookie-session', 'session-to-jwt/cookie'],
  because: 'your answers lead to a session with a cookie',
};
/** A backend for the frontend: a client of the authorization server, with a secret and refresh tokens of its own. */
const BACKENDS: Group = {
  outcomes: ['session-to-jwt/cookie'],
  because: 'your answers lead to a backend that keeps the tokens',
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
export const calls = on(CALLS);
export const webhooks = on(WEBHOOKS);
export const keys = on(KEYS);
export const signed = on(SIGNED);
export const jwts = on(JWTS);
export const refresh = on(REFRESH);
export const revocable = on(REVOCABLE);
export const opaque = on(OPAQUE);
export const exchange = on(EXCHANGE);
export const inside = on(INSIDE);
export const onBehalf = on(ON_BEHALF);
export const cookies = on(COOKIES);
export const backends = on(BACKENDS);
export const clients = on(CLIENTS);
export const workloads = on(WORKLOADS);
export const conflict = on(CONFLICT);

export function said(question: QuestionId, ...answers: string[]): Condition {
  return { question, answers };
}

/** Our own services and those of partners keep a secret of their own, wherever the token sits. */
const noMachine = said('caller', 'person', 'third-party', 'own-script', 'device');

/** A public client with several tabs or windows that may refresh at once. */
export const severalTabs: readonly Condition[] = [said('home', 'browser', 'installed'), noMachine];

/**
 * A public client, which cannot keep a secret of its own (RFC 6749 section 2.1). Its refresh tokens are the ones to
 * replace at each use or to bind to a key (RFC 9700 section 2.2.2); any other client proves who it is when it refreshes.
 */
export const publicClient: readonly Condition[] = [
  said('home', 'browser', 'installed', 'local', 'device'),
  noMachine,
];

/** A client that keeps a secret on a server. */
export const confidentialClient: readonly Condition[] = [said('home', 'server', 'ephemeral')];
