import { VERIFIER } from '../oauth.js';
import { membersOf, pathOf, type Answered } from './learn.js';
import type { KnownToken, Ledger } from './ledger.js';

/** The request as it was sent: what the oracle sees of it. */
export interface Sent {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/**
 * Whether a request may be answered 2xx, judged from what was handed out and what has ended since, never from the
 * API. Where a copy may lag, the end of its lag counts: what is still refused then is nobody's worry here.
 */
export function mayPass(sent: Sent, answered: Answered, ledger: Ledger, now: number): boolean {
  const path = pathOf(sent.url, ledger.config.issuer);
  if (path === '/oauth/token') return mayGetTokens(sent, ledger, now);
  if (path === '/oauth/introspect') return mayIntrospect(sent, answered, ledger, now);
  if (!path.startsWith('/v1')) return true;

  const presented = credentialOf(sent.headers);
  if (presented === null) return false;
  const scopes = scopesOf(presented, sent.headers.has('x-api-key'), ledger, now);
  if (path === '/v1/me') return scopes !== null;
  if (path === '/v1/orders') {
    return scopes?.includes(sent.method === 'POST' ? 'orders:write' : 'orders:read') ?? false;
  }
  return presented === ledger.config.adminSecret;
}

/** The one credential of a request; null where there is none, or more than one. */
function credentialOf(headers: Headers): string | null {
  const authorization = headers.get('authorization');
  const apiKey = headers.get('x-api-key');
  if (authorization !== null && apiKey !== null) return null;
  return apiKey ?? /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1] ?? null;
}

/** What a credential allows; null where it is none, or dead. */
function scopesOf(
  presented: string,
  isForKeysOnly: boolean,
  ledger: Ledger,
  now: number,
): readonly string[] | null {
  const key = ledger.keys.get(presented);
  if (key) return now < key.deadAt ? key.scopes : null;
  const token = ledger.tokens.get(presented);
  if (!token || isForKeysOnly || token.claims.aud !== ledger.config.audience || !isAlive(token, ledger, now))
    return null;
  const isMember = ledger.config.subjectCheck === 'account' && ledger.personAt(token.claims.sub).isMember;
  const scopes = token.claims.scope.split(' ');
  return isMember && token.claims.key_id === undefined
    ? scopes.filter((scope) => scope === 'orders:read')
    : scopes;
}

function isAlive({ claims, kid, order, revokedAt }: KnownToken, ledger: Ledger, now: number): boolean {
  const { config } = ledger;
  const introspectionMs = config.introspectionCacheS * 1000;
  const lags = [
    config.introspection ? introspectionMs : Infinity,
    config.denylist && !config.introspection ? config.denylistPropagationS * 1000 : Infinity,
    config.statusList ? config.statusListTtlS * 1000 : Infinity,
  ];
  const removedAt = ledger.removedKids.get(kid) ?? Infinity;
  const copyOfKeysMs = config.introspection ? introspectionMs : config.jwksCacheS * 1000;
  if (now >= claims.exp * 1000 + (config.leewayS + Math.max(0, -config.clockSkewS)) * 1000) return false;
  if (now >= revokedAt + Math.min(...lags) || now > removedAt + copyOfKeysMs) return false;

  if (claims.key_id !== undefined) {
    const { key_id: id } = claims;
    const isGone = [...ledger.keys.values()].some((key) => key.id === id && now >= key.goneAt);
    return !(isGone && config.keyIdCheck);
  }
  const person = ledger.personAt(claims.sub);
  if (config.subjectCheck === 'account') return now < person.deletedAt;
  const isSignedOut =
    (config.subjectCheck === 'not_before' && claims.iat <= Math.floor(person.signedOutAt / 1000)) ||
    (config.subjectCheck === 'token_version' && order < person.signedOutOrder);
  return !isSignedOut;
}

function mayGetTokens(sent: Sent, ledger: Ledger, now: number): boolean {
  const form = new URLSearchParams(sent.body);
  const client = clientOf(sent.headers, form, ledger);
  const names = [...form.keys()];
  if (client === null || new Set(names).size < names.length) return false;

  const code = ledger.codes.get(form.get('code') ?? '');
  const refreshToken = ledger.refreshTokens.get(form.get('refresh_token') ?? '');
  const subject = form.get('subject_token') ?? '';
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return code?.uses === 0 && now < code.issuedAt + 60_000 && form.get('code_verifier') === VERIFIER;
    case 'refresh_token': {
      const maySpendTwice = !ledger.config.refreshRotation || ledger.config.refreshGraceS > 0;
      return refreshToken !== undefined && (refreshToken.uses === 0 || maySpendTwice);
    }
    case 'client_credentials':
      return client === 'demo-backend';
    default:
      return isActive(subject, ledger, now);
  }
}

function mayIntrospect(sent: Sent, { text }: Answered, ledger: Ledger, now: number): boolean {
  const form = new URLSearchParams(sent.body);
  if (clientOf(sent.headers, form, ledger) !== 'demo-backend') return false;
  const token = form.get('token') ?? '';
  return (
    membersOf(text)['active'] === false || ledger.refreshTokens.has(token) || isActive(token, ledger, now)
  );
}

/** In the issuer's own eyes, which has no copies and no skew. */
function isActive(credential: string, ledger: Ledger, now: number): boolean {
  const token = ledger.tokens.get(credential);
  const key = ledger.keys.get(credential);
  if (key) return now < key.goneAt;
  return token !== undefined && now < token.claims.exp * 1000 && now < token.revokedAt;
}

/** The client that a request proves to be (RFC 6749 section 2.3). */
function clientOf(headers: Headers, form: URLSearchParams, { config }: Ledger): string | null {
  const basic = /^basic +(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1];
  const [id, secret] =
    basic === undefined
      ? [form.get('client_id'), form.get('client_secret') ?? undefined]
      : Buffer.from(basic, 'base64').toString().split(':');
  const client = config.clients.find((each) => each.id === id);
  return client && (client.secret ?? '') === (secret ?? '') ? client.id : null;
}
