import type { RequestEvent, View } from '../core/simulation/index.js';
import { clockTime, count, duration } from './format.js';

/** What the server keeps, as objects to look at. */

export type Touch = 'read' | 'written';

export interface KeptRow {
  key: string;
  /** What it is found by: a hash, an id. */
  name: string;
  detail: string;
  /** Dead, but kept. */
  isOver?: boolean;
  /** How deep it stands in its tree. */
  depth?: number;
  /** How much of a limit is used. */
  used?: { of: number; so: number };
  touch: Touch | null;
}

export interface KeptTable {
  id: string;
  title: string;
  /** Where it lives, and so what asking it costs. */
  where: string;
  /** What it says while it is empty. */
  empty: string;
  rows: KeptRow[];
  /** The request asked here, whether or not there was a row. */
  isAsked: boolean;
}

type Touches = ReadonlyMap<string, Touch>;
type Untouched = Omit<KeptRow, 'touch'>;

export function keptTables(view: View, event: RequestEvent | null): KeptTable[] {
  const touches = event ? touchesOf(event, view) : new Map<string, Touch>();
  const tables: Omit<KeptTable, 'isAsked'>[] = [
    keyTable(view, touches),
    verdicts(view, touches),
    denylist(view, touches),
    families(view, touches),
    signingKeys(view, touches),
    copies(view, touches),
    introspections(view, touches),
    users(view, touches),
    limits(view, touches),
  ];
  return tables
    .map((table) => ({
      ...table,
      isAsked: touches.has(table.id) || table.rows.some(({ touch }) => touch !== null),
    }))
    .filter(({ id, rows, isAsked }) => ALWAYS_THERE.has(id) || rows.length > 0 || isAsked);
}

const ALWAYS_THERE = new Set(['apiKeys', 'revokedTokens', 'families', 'signingKeys']);

/** What a request touched: rows as `table key`, and tables by themselves where it found none. */
function touchesOf(event: RequestEvent, view: View): Touches {
  const touches = new Map<string, Touch>();
  const note = (table: string, key: string | undefined): void => {
    touches.set(table, 'read');
    if (key !== undefined) touches.set(`${table} ${key}`, 'read');
  };
  const facts = view.credentials.find(({ id }) => id === event.credential)?.facts;
  const hash = facts && 'hash' in facts ? facts.hash : undefined;
  const claims = facts && 'claims' in facts ? facts.claims : undefined;
  for (const { id, copy, skipped, code } of event.trace.steps) {
    if (skipped || code === 'store_unavailable') continue;
    if (copy && !copy.id.startsWith('keys') && !copy.id.startsWith('introspection')) note('copies', copy.id);
    switch (id) {
      case 'key_lookup':
        if (copy) note('keyVerdicts', `${copy.id.slice('keys '.length)} ${hash ?? ''}`);
        else note('apiKeys', hash);
        break;
      case 'key_id':
        note('apiKeys', hashOf(claims?.key_id, view));
        break;
      case 'signing_key':
        note('signingKeys', facts && 'kid' in facts ? facts.kid : undefined);
        break;
      case 'denylist':
        note('revokedTokens', claims && `${claims.iss} ${claims.jti}`);
        break;
      case 'introspection':
        note('introspections', undefined);
        break;
      case 'subject':
        note('users', claims?.sub);
        break;
      case 'rate_limit':
        for (const key of view.server.windows.keys()) {
          if (isLimitOf(key, hash, claims, view)) note('windows', key);
        }
        break;
      default:
    }
  }
  for (const { table, key } of event.trace.changes) touches.set(`${table} ${key}`, 'written');
  return touches;
}

function hashOf(keyId: string | undefined, { server }: View): string | undefined {
  return keyId === undefined ? undefined : server.apiKeyIds.get(keyId);
}

function isLimitOf(
  key: string,
  hash: string | undefined,
  claims: { sub: string; client_id: string } | undefined,
  { server }: View,
): boolean {
  const customer = hash === undefined ? claims?.sub : server.apiKeys.get(hash)?.customer;
  return (
    key.startsWith('api ') ||
    (customer !== undefined && key.startsWith(`customer:${customer} `)) ||
    (claims !== undefined && key.startsWith(`user:${claims.client_id}:${claims.sub} `))
  );
}

function withTouch(table: string, touches: Touches, rows: Untouched[]): KeptRow[] {
  return rows.map((row) => ({ ...row, touch: touches.get(`${table} ${row.key}`) ?? null }));
}

function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}

function keyTable({ server, at }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.apiKeys.values()].map((row) => {
    const { hash, last4, customer, scopes, lastUsedAt, expiresAt } = row;
    return {
      key: hash,
      name: `sha256 ${shortHash(hash)}`,
      detail: [
        `${customer}, …${last4}`,
        scopes.join(' '),
        lastUsedAt === null ? 'never used' : `used ${clockTime(lastUsedAt)}`,
        ...(expiresAt === null ? [] : [`until ${clockTime(expiresAt)}`]),
      ].join(' · '),
      isOver: expiresAt !== null && at >= expiresAt,
    };
  });
  return {
    id: 'apiKeys',
    title: 'Key table',
    where: 'database',
    empty: 'No key.',
    rows: withTouch('apiKeys', touches, rows),
  };
}

function verdicts({ server, at }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.keyVerdicts].map(([key, { row, fetchedAt }]) => ({
    key,
    name: key.replace(/[0-9a-f]{64}$/, (hash) => shortHash(hash)),
    detail: `${row ? 'good' : 'no such key'} · ${duration(at - fetchedAt)} old`,
  }));
  return {
    id: 'keyVerdicts',
    title: 'Copies of the key table',
    where: 'gateway memory',
    empty: 'No copy.',
    rows: withTouch('keyVerdicts', touches, rows),
  };
}

function denylist({ server, dials }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.revokedTokens].map(([key, { jti, revoked, dropAt }]) => ({
    key,
    name: jti,
    detail: `since ${clockTime(revoked.at)} · may go at ${clockTime(dropAt)}`,
  }));
  return {
    id: 'revokedTokens',
    title: 'Denylist',
    where: dials.denylist || dials.statusList ? 'database' : 'database, and nobody asks it',
    empty: 'No token is on it.',
    rows: withTouch('revokedTokens', touches, rows),
  };
}

/** Families as trees: the sign-in, and under it each refresh token below the one that was spent for it. */
function families({ server, at }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const tokens = [...server.refreshTokens.values()];
  const rows = [...server.families.values()].flatMap((family): KeptRow[] => {
    const { id, subject, endedAt, endedBecause, expiresAt, generation } = family;
    const isOver = endedAt !== null || at >= expiresAt;
    const below = (parent: string | null, depth: number): KeptRow[] =>
      tokens
        .filter((token) => token.familyId === id && token.parent === parent)
        .flatMap((token) => {
          const isSpent = token.generation < generation;
          const row = {
            key: token.hash,
            name: shortHash(token.hash),
            detail: `${isSpent ? 'spent' : isOver ? 'dead' : 'in use'} · issued ${clockTime(token.issuedAt)}`,
            isOver: isSpent || isOver,
            depth,
          };
          return [...withTouch('refreshTokens', touches, [row]), ...below(token.hash, depth + 1)];
        });
    const end =
      endedAt === null
        ? `until ${clockTime(expiresAt)}`
        : `${endedBecause === 'reused' ? 'ended, used twice' : 'ended'} ${clockTime(endedAt)}`;
    const row = { key: id, name: id.replace('_', ' '), detail: `${subject} · ${end}`, isOver };
    return [...withTouch('families', touches, [row]), ...below(null, 1)];
  });
  return {
    id: 'families',
    title: 'Refresh families',
    where: 'database',
    empty: 'Nobody has signed in.',
    rows,
  };
}

function signingKeys({ server, at }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const all = [...server.signingKeys.values()];
  const signer = all.findLast(({ removed, signsFrom }) => removed === null && signsFrom <= at);
  const rows = all.map((row) => {
    const { kid, alg, removed, signsFrom } = row;
    const life = removed
      ? `removed ${clockTime(removed.at)}`
      : row === signer
        ? 'signs'
        : signsFrom > at
          ? `signs from ${clockTime(signsFrom)}`
          : 'verifies only';
    return { key: kid, name: kid, detail: `${alg} · ${life}`, isOver: removed !== null };
  });
  return {
    id: 'signingKeys',
    title: 'Signing keys',
    where: 'issuer, public half in the JWKS',
    empty: 'No key.',
    rows: withTouch('signingKeys', touches, rows),
  };
}

const COPY_WORDS: Record<string, string> = {
  jwks: 'JWKS',
  denylist: 'denylist',
  status_list: 'status list',
};

/** Copies are no more than times: what stood in the original then stands in the copy. */
function copies({ server, at, dials }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const regions = dials.regions.length;
  const rows = [...server.copies].map(([key, fetched]) => {
    const [list = '', region = ''] = key.split(' ');
    const held =
      list === 'jwks'
        ? [...server.signingKeys.values()]
            .filter(
              ({ published, removed }) =>
                published.request <= fetched.request && (!removed || removed.request > fetched.request),
            )
            .map(({ kid }) => kid)
            .join(', ')
        : '';
    return {
      key,
      name: `${COPY_WORDS[list] ?? list}${regions > 1 ? `, ${region}` : ''}`,
      detail: [held, `${duration(at - fetched.at)} old`].filter(Boolean).join(' · '),
    };
  });
  return {
    id: 'copies',
    title: 'The verifier’s copies',
    where: 'verifier memory',
    empty: 'No copy yet.',
    rows: withTouch('copies', touches, rows),
  };
}

function introspections({ server, at }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.introspections].map(([key, { claims, fetchedAt }]) => ({
    key,
    name: claims?.jti ?? 'a dead token',
    detail: `${claims ? 'active' : 'not active'} · ${duration(at - fetchedAt)} old`,
  }));
  return {
    id: 'introspections',
    title: 'The issuer’s answers',
    where: 'verifier memory',
    empty: 'None remembered: every call asks.',
    rows: withTouch('introspections', touches, rows),
  };
}

function users({ server }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.users.values()].map(({ id, role, deletedAt, notBefore, tokenVersion }) => ({
    key: id,
    name: id,
    detail: [
      deletedAt === null ? role : `deleted ${clockTime(deletedAt)}`,
      ...(notBefore === null ? [] : [`signed out ${clockTime(notBefore)}`]),
      `token version ${tokenVersion}`,
    ].join(' · '),
    isOver: deletedAt !== null,
  }));
  return {
    id: 'users',
    title: 'Users that were changed',
    where: 'database',
    empty: 'No user was changed.',
    rows: withTouch('users', touches, rows),
  };
}

function limits({ server, at, dials }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const limitOf = (caller: string): { requests: number; windowS: number } => {
    const customer = caller.startsWith('customer:') ? caller.slice('customer:'.length) : null;
    return [...server.apiKeys.values()].find((row) => row.customer === customer)?.limit ?? dials.limit;
  };
  const rows = [...server.windows]
    .filter(([key, { endsAt }]) => endsAt > at && key.endsWith(' default'))
    .map(([key, { used, startedAt, endsAt }]) => {
      const caller = key.slice(0, -' default'.length);
      const { requests, windowS } = limitOf(caller);
      const drained = dials.limiter === 'token_bucket' ? ((at - startedAt) * requests) / (windowS * 1000) : 0;
      const so = Math.ceil(Math.max(0, used - drained));
      return {
        key,
        name: caller === 'api' ? 'all callers' : (caller.split(':').at(-1) ?? caller),
        detail: `${so} of ${requests} · ${dials.limiter === 'token_bucket' ? 'empty' : 'new window'} in ${duration(endsAt - at)}`,
        used: { of: requests, so },
      };
    });
  return {
    id: 'windows',
    title: 'Limits',
    where: 'API memory',
    empty: 'Nobody called lately.',
    rows: withTouch('windows', touches, rows),
  };
}

/** What the rows of the bill are, by table: `1 key`, `2 refresh tokens`. */
export function rowsByTable({ server }: View): Record<'key' | 'jwt', string> {
  const counted = [
    server.families.size > 0 && count(server.families.size, 'sign-in'),
    server.refreshTokens.size > 0 && count(server.refreshTokens.size, 'refresh token'),
    server.revokedTokens.size > 0 && `${server.revokedTokens.size.toLocaleString('en')} denied`,
    server.users.size > 0 && count(server.users.size, 'user'),
  ];
  return {
    key: count(server.apiKeys.size, 'key'),
    jwt: counted.filter((part) => part !== false).join(', '),
  };
}
