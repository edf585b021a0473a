import { VERIFIER } from '../oauth.js';
import type { Dice } from './dice.js';
import type { Draft } from './draft.js';
import type { Ledger } from './ledger.js';

/** What a well-meant request is made from. Lists grow as answers are read, newest last. */
export interface Supplies {
  issuer: string;
  ledger: Ledger;
  challenge: string;
  adminSecret: string;
  /** Tokens that look like ours and were never handed out. */
  forged: readonly string[];
}

type Write = (dice: Dice, supplies: Supplies) => Draft;

/** A well-meant request of any kind: as a client would send it, with a credential that is or was good. */
export function wellMeant(dice: Dice, supplies: Supplies): Draft {
  const total = KINDS.reduce((sum, [weight]) => sum + weight, 0);
  let left = dice.below(total);
  for (const [weight, write] of KINDS) {
    if (left < weight) return write(dice, supplies);
    left -= weight;
  }
  throw new Error('the weights add up');
}

const KINDS: readonly [weight: number, Write][] = [
  [40, resource],
  [3, (dice, supplies) => managed(dice, supplies, 'POST', '/v1/keys', keyRequest(dice))],
  [1, (dice, supplies) => managed(dice, supplies, 'GET', '/v1/keys')],
  [1, (dice, supplies) => managed(dice, supplies, 'GET', `/v1/keys/${anyKeyId(dice, supplies)}`)],
  [1, (dice, supplies) => managed(dice, supplies, 'DELETE', `/v1/keys/${anyKeyId(dice, supplies)}`)],
  [1, rotation],
  [4, person],
  [1, signingKey],
  [8, authorization],
  [16, tokenRequest],
  [
    3,
    (dice, supplies) => clientRequest(dice, supplies, '/oauth/revoke', { token: anyGrant(dice, supplies) }),
  ],
  [
    3,
    (dice, supplies) =>
      clientRequest(dice, supplies, '/oauth/introspect', { token: anyGrant(dice, supplies) }),
  ],
  [2, publicDocument],
];

function resource(dice: Dice, supplies: Supplies): Draft {
  const { issuer } = supplies;
  const posts = dice.chance(35);
  const isKey = dice.chance(40);
  const credential = (isKey ? anyKey(dice, supplies) : anyToken(dice, supplies)) ?? 'none-was-handed-out-yet';
  const way = dice.chance(isKey ? 50 : 10) ? 'X-API-Key' : 'Authorization';
  return {
    method: posts ? 'POST' : dice.pick(['GET', 'GET', 'HEAD']),
    url: issuer + (posts || dice.chance(60) ? '/v1/orders' : '/v1/me'),
    headers: [
      [way, way === 'X-API-Key' ? credential : `${dice.pick(['Bearer', 'bearer'])} ${credential}`],
      ...(posts ? [['Content-Type', 'application/json'] as [string, string]] : []),
      ...(dice.chance(20) ? [['Demo-Region', dice.pick(['us', 'eu', 'moon'])] as [string, string]] : []),
    ],
    body: posts ? JSON.stringify({ item: 'Ink', quantity: dice.below(4) }) : null,
  };
}

function managed(
  dice: Dice,
  { issuer, adminSecret }: Supplies,
  method: string,
  path: string,
  body?: object,
): Draft {
  const way: [string, string] = dice.chance(90)
    ? ['Authorization', `Bearer ${adminSecret}`]
    : ['X-API-Key', adminSecret];
  return { method, url: issuer + path, headers: [way], body: body ? JSON.stringify(body) : null };
}

function keyRequest(dice: Dice): object {
  return {
    ...(dice.chance(30) && { customer: `customer-${dice.below(9)}` }),
    ...(dice.chance(40) && { scopes: dice.pick([['orders:read'], ['orders:write'], []]) }),
    ...(dice.chance(40) && { expires_in: dice.pick([1, 60, 600]) }),
    ...(dice.chance(10) && { limit: { requests: 1_000_000, window_s: dice.pick([1, 60]) } }),
  };
}

function rotation(dice: Dice, supplies: Supplies): Draft {
  const path = `/v1/keys/${anyKeyId(dice, supplies)}/rotate`;
  return managed(dice, supplies, 'POST', path, dice.pick([{}, { overlap_s: 0 }, { overlap_s: 60 }]));
}

function person(dice: Dice, supplies: Supplies): Draft {
  const path = `/v1/users/${encodeURIComponent(anyPerson(dice))}`;
  // Whoever is deleted stays so: seldom, or nobody is left to sign in.
  if (dice.chance(5)) return managed(dice, supplies, 'DELETE', path);
  return dice.pick([
    managed(dice, supplies, 'GET', path),
    managed(dice, supplies, 'PATCH', path, { role: dice.pick(['admin', 'member']) }),
    managed(dice, supplies, 'POST', `${path}/sign-out`),
  ]);
}

function signingKey(dice: Dice, supplies: Supplies): Draft {
  const kid = `sig-${1 + dice.below(6)}`;
  return dice.pick([
    managed(dice, supplies, 'GET', '/v1/signing-keys'),
    managed(dice, supplies, 'POST', '/v1/signing-keys', { use_after_s: dice.pick([0, 60]) }),
    managed(dice, supplies, 'DELETE', `/v1/signing-keys/${kid}`),
  ]);
}

function authorization(dice: Dice, { issuer, challenge }: Supplies): Draft {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'demo-app',
    redirect_uri: 'https://app.example/callback',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: dice.text('abcdef', 8),
    login_hint: anyPerson(dice),
    ...(dice.chance(20) && { scope: 'orders:read' }),
  });
  return { method: 'GET', url: `${issuer}/oauth/authorize?${query}`, headers: [], body: null };
}

function tokenRequest(dice: Dice, supplies: Supplies): Draft {
  const form = grant(dice, supplies);
  if (dice.chance(20)) form['expires_in'] = String(1 + dice.below(900));
  if (dice.chance(10))
    form['resource'] = dice.pick(['https://api.example/', 'https://billing.example', 'api']);
  const asBackend = form['grant_type'] === 'client_credentials' || dice.chance(15);
  return clientRequest(dice, supplies, '/oauth/token', form, asBackend);
}

function grant(dice: Dice, supplies: Supplies): Record<string, string> {
  const { codes, refreshTokens } = supplies.ledger;
  switch (dice.below(6)) {
    case 0:
      return { grant_type: 'client_credentials' };
    case 1:
      return {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: (dice.chance(50) ? anyKey(dice, supplies) : anyToken(dice, supplies)) ?? '',
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        ...(dice.chance(30) && { audience: 'https://billing.example' }),
      };
    case 2:
      return { grant_type: 'refresh_token', refresh_token: anyUnspent(dice, refreshTokens) };
    default:
      return {
        grant_type: 'authorization_code',
        redirect_uri: 'https://app.example/callback',
        code: anyUnspent(dice, codes),
        code_verifier: VERIFIER,
      };
  }
}

/** A form with client authentication: the public client's id, or the confidential client's secret in either place. */
function clientRequest(
  dice: Dice,
  { issuer }: Supplies,
  path: string,
  form: Record<string, string>,
  asBackend = dice.chance(40),
): Draft {
  // Some public clients send Basic as well, with nothing behind the colon.
  const inHeader = dice.chance(asBackend ? 50 : 15);
  const client: { client_id: string; client_secret?: string } = asBackend
    ? { client_id: 'demo-backend', client_secret: 'demo-backend-secret' }
    : { client_id: 'demo-app' };
  const { client_id: id, client_secret: secret } = client;
  return {
    method: 'POST',
    url: issuer + path,
    headers: [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ...(inHeader ? [['Authorization', `Basic ${btoa(`${id}:${secret ?? ''}`)}`] as [string, string]] : []),
    ],
    body: String(new URLSearchParams({ ...form, ...(!inHeader && client) })),
  };
}

function publicDocument(dice: Dice, { issuer }: Supplies): Draft {
  const { origin, pathname } = new URL(issuer);
  const prefix = pathname.replace(/\/$/, '');
  const url = dice.pick([
    `${origin}/.well-known/oauth-authorization-server${prefix}`,
    `${issuer}/.well-known/jwks.json`,
    `${issuer}/oauth/status-list`,
  ]);
  return { method: 'GET', url, headers: [], body: null };
}

function anyKey(dice: Dice, { ledger }: Supplies): string | undefined {
  return dice.pickRecent([...ledger.keys.keys()]);
}

/** Mostly the newest that was not used yet; now and then one that was. */
function anyUnspent(dice: Dice, grants: ReadonlyMap<string, { uses: number }>): string {
  const newest = [...grants].findLast(([, { uses }]) => uses === 0)?.[0];
  return (dice.chance(80) ? newest : dice.pickRecent([...grants.keys()])) ?? '';
}

function anyKeyId(dice: Dice, { ledger }: Supplies): string {
  return dice.pickRecent([...ledger.keys.values()])?.id ?? 'key_1';
}

function anyToken(dice: Dice, { ledger, forged }: Supplies): string | undefined {
  return dice.chance(20) ? dice.pick(forged) : dice.pickRecent([...ledger.tokens.keys()]);
}

function anyGrant(dice: Dice, supplies: Supplies): string {
  const refreshToken = dice.pickRecent([...supplies.ledger.refreshTokens.keys()]);
  return (dice.chance(70) ? anyToken(dice, supplies) : refreshToken) ?? 'nothing';
}

function anyPerson(dice: Dice): string {
  return dice.pick(['user-ana', 'user-ben', `user-${dice.below(8)}`, 'user/é']);
}
