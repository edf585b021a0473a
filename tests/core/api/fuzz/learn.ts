import type { Draft } from './draft.js';
import type { Ledger } from './ledger.js';

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
}

/** The path below the issuer, without a slash at its end: routes are told by it. Only `%2F` and the like stay encoded. */
export function pathOf(url: string, issuer: string): string {
  const prefix = new URL(issuer).pathname.replace(/\/$/, '');
  const path = decoded(decodeURI, new URL(url).pathname);
  return (path.startsWith(prefix) ? path.slice(prefix.length) : path).replace(/\/$/, '');
}

/** What is not percent-encoded text stays as it is: it names nothing then. */
function decoded(decode: (text: string) => string, text: string): string {
  try {
    return decode(text);
  } catch {
    return text;
  }
}

/** Writes into the ledger what an answer hands out, and what it says has ended. */
export function learn(ledger: Ledger, draft: Draft, answered: Answered, now: number): void {
  const { issuer } = ledger.config;
  if (answered.status === 403) endExposed(ledger, draft, now);
  if (answered.status >= 400) return;

  const path = pathOf(draft.url, issuer);
  const form = new URLSearchParams(draft.body ?? '');
  const members = membersOf(answered.text);
  const [, collection = '', last = '', verb = ''] = /^\/v1\/([\w-]+)\/([^/]+)\/?([\w-]*)$/.exec(path) ?? [];
  const id = decoded(decodeURIComponent, last);

  if (collection === 'keys' && draft.method === 'DELETE') ledger.endKey(id, now, now);
  if (collection === 'keys' && verb === 'rotate') {
    const overlapS = Number(membersOf(draft.body ?? '')['overlap_s'] ?? 0);
    ledger.endKey(id, now + overlapS * 1000, now);
  }
  if (collection === 'users' && draft.method === 'DELETE')
    ledger.changePerson(id, { leaves: 'for good' }, now);
  if (collection === 'users' && draft.method === 'PATCH')
    ledger.changePerson(id, { role: members['role'] }, now);
  if (verb === 'sign-out') ledger.changePerson(id, { leaves: 'for now' }, now);
  if (collection === 'signing-keys' && draft.method === 'DELETE') ledger.removedKids.set(id, now);
  if (path === '/oauth/revoke') ledger.revokeToken(form.get('token') ?? '', now);

  if (typeof members['key'] === 'string') ledger.addKey(members['key'], members);
  if (path !== '/oauth/token') {
    const code = new URL(answered.headers.get('location') ?? issuer).searchParams.get('code');
    if (code !== null) ledger.codes.set(code, { issuedAt: now, uses: 0 });
    return;
  }
  if (typeof members['access_token'] === 'string') ledger.addToken(members['access_token']);
  if (typeof members['refresh_token'] === 'string') {
    ledger.refreshTokens.set(members['refresh_token'], { uses: 0 });
  }
  const spent =
    ledger.codes.get(form.get('code') ?? '') ?? ledger.refreshTokens.get(form.get('refresh_token') ?? '');
  if (spent) spent.uses += 1;
}

/** Whatever was shown to a plain http address in the usual way has ended. */
function endExposed(ledger: Ledger, draft: Draft, now: number): void {
  if (!/^http:\/\/(?!localhost|127\.0\.0\.1)/.test(draft.url)) return;
  const headers = new Headers(draft.headers);
  for (const credential of [
    headers.get('x-api-key'),
    headers.get('authorization')?.replace(/^Bearer +/i, ''),
  ]) {
    const key = ledger.keys.get(credential ?? '');
    if (key) ledger.endKey(key.id, now, now);
    ledger.revokeToken(credential ?? '', now);
  }
}

export function membersOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
