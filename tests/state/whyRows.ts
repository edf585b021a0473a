import type { Command, RequestEvent, Scenario } from '../../src/core/simulation/index.js';
import { at, world, worldWith } from '../core/simulation/harness.js';

/** Runs in which a request has a reason, and what is said of it. */

export type Pick = (event: RequestEvent) => boolean;

export const thief =
  (lane: 'key' | 'jwt', from: number, status: number): Pick =>
  ({ lane: of, actor, purpose, at: when, exchange }) =>
    of === lane &&
    actor === 'attacker' &&
    purpose === 'call' &&
    when >= from &&
    exchange.response.status === status;
export const customer =
  (lane: 'key' | 'jwt', from: number, status: number, purpose: RequestEvent['purpose'] = 'call'): Pick =>
  (event) =>
    event.lane === lane &&
    event.actor === 'customer' &&
    event.purpose === purpose &&
    event.at >= from &&
    event.exchange.response.status === status;
const decidedBy =
  (code: string): Pick =>
  ({ trace }) =>
    trace.steps[trace.decidedBy]?.code === code;

export const revokeKey: Command = { at: at(8), type: 'revoke', credential: 'cred-1' };
const revokeToken: Command = { at: at(8), type: 'revoke', credential: 'cred-2' };
const byHand = (edits: string[], as = 'bearer', credential = 'cred-2'): Command =>
  ({
    at: at(6),
    type: 'send',
    request: {
      method: 'GET',
      path: '/v1/orders',
      query: [],
      region: null,
      longLines: [],
      credentials: [{ as, secret: credential, edits }],
      body: null,
    },
  }) as Command;

/** An order placed by hand, which takes the right to write. */
const order = (secret: string): Command =>
  ({
    at: at(6),
    type: 'send',
    request: {
      method: 'POST',
      path: '/v1/orders',
      query: [],
      region: null,
      longLines: [],
      credentials: [{ as: 'bearer', secret, edits: [] }],
      body: { sentAs: 'json', content: { json: { item: 'Ink', quantity: 1 } } },
    },
  }) as Command;
/** One limit for all, and a neighbour who uses it up. */
const noisy: Scenario = {
  ...world,
  endsAt: at(2),
  api: { ...world.api, limit: { requests: 20, windowS: 60 }, limitPer: 'api' },
  traffic: { ...world.traffic, neighbour: { everyMs: 1000, jitter: 0 } },
  script: [
    { at: at(0), type: 'mint', lane: 'key' },
    { at: at(0), type: 'mint', lane: 'key', for: 'neighbour' },
  ],
};
const unleaked = world.script.filter(({ type }) => type !== 'leak');

export interface Row {
  what: string;
  commands: Command[];
  scenario?: Scenario;
  pick: Pick;
  says: string | RegExp;
  causedBy?: string;
  otherwise?: RegExp;
}

export const refused: Row[] = [
  {
    what: 'a revoked key',
    commands: [revokeKey],
    pick: thief('key', at(8), 401),
    says: 'Refused because you revoked it at 09:08:00 UTC.',
    causedBy: 'revoke',
  },
  {
    what: 'a revoked token, where a denylist is asked',
    commands: [revokeToken],
    scenario: worldWith({ denylist: true }),
    pick: thief('jwt', at(8), 401),
    says: 'Refused because you revoked it at 09:08:00 UTC.',
    causedBy: 'revoke',
    otherwise: /Without the denylist: let in until it expires at 09:15:00 UTC/,
  },
  {
    what: 'an expired token',
    commands: [],
    pick: thief('jwt', at(15), 401),
    says: 'Refused because it expired at 09:15:00 UTC. Nobody had to revoke it.',
    otherwise: /With 1 min 00 s of leeway: let in/,
  },
  {
    what: 'a rotated key',
    commands: [{ at: at(8), type: 'rotate', credential: 'cred-1', overlapS: 0 }],
    pick: thief('key', at(8), 401),
    says: 'Refused because you rotated it without an overlap at 09:08:00 UTC.',
    causedBy: 'rotate',
  },
  {
    what: 'a rotated key whose overlap is over',
    commands: [{ at: at(8), type: 'rotate', credential: 'cred-1', overlapS: 60 }],
    pick: thief('key', at(9), 401),
    says: /you rotated it at 09:08:00 UTC, and its overlap ended at 09:09:00 UTC/,
    causedBy: 'rotate',
    otherwise: /longer overlap/,
  },
  {
    what: 'a verifier whose clock is ahead',
    commands: [],
    scenario: worldWith({ clockSkewS: 300 }),
    pick: decidedBy('token_expired'),
    says: /the verifier’s clock is 5 min 00 s ahead/,
    otherwise: /With 5 min 00 s of leeway/,
  },
  {
    what: 'a user signed out everywhere',
    commands: [{ at: at(8), type: 'sign_out_everywhere', user: 'user-ana' }],
    scenario: worldWith({ subjectCheck: 'not_before' }),
    pick: decidedBy('token_signed_out'),
    says: 'Refused because you signed the user out everywhere at 09:08:00 UTC.',
    causedBy: 'sign_out_everywhere',
    otherwise: /Without looking the user up/,
  },
  {
    what: 'a deleted user',
    commands: [{ at: at(8), type: 'delete_user', user: 'user-ana' }],
    scenario: worldWith({ subjectCheck: 'account' }),
    pick: decidedBy('token_subject_gone'),
    says: 'Refused because you deleted the user at 09:08:00 UTC.',
    causedBy: 'delete_user',
  },
  {
    what: 'a user with fewer rights than the token says',
    commands: [
      { at: at(3), type: 'leak_signing_key' },
      { at: at(5), type: 'change_role', user: 'user-ana', role: 'member' },
      order('cred-4'),
    ],
    scenario: { ...worldWith({ subjectCheck: 'account' }), script: unleaked },
    pick: decidedBy('insufficient_scope'),
    says: 'Refused because you changed the user’s role at 09:05:00 UTC.',
    causedBy: 'change_role',
    otherwise: /Without looking the user up: let in until/,
  },
  {
    what: 'a token that never had the right, whatever the user’s role',
    commands: [{ at: at(5), type: 'change_role', user: 'user-ana', role: 'member' }, order('cred-2')],
    scenario: worldWith({ subjectCheck: 'account' }),
    pick: decidedBy('insufficient_scope'),
    says: 'Refused because it only has the scope orders:read.',
  },
  {
    what: 'a signing key that is gone',
    commands: [{ at: at(8), type: 'remove_signing_key' }],
    scenario: worldWith({ jwksCacheS: 0 }),
    pick: decidedBy('token_unknown_key'),
    says: 'Refused because you took the key that signed it out of the JWKS at 09:08:00 UTC.',
    causedBy: 'remove_signing_key',
  },
  {
    what: 'a signing key that the copy of the JWKS lacks',
    commands: [
      { at: at(8), type: 'rotate_signing_key', useAfterS: 0 },
      { at: at(8), type: 'refresh' },
    ],
    scenario: worldWith({ jwksCacheS: 3600, jwksCooldownS: 3600 }),
    pick: decidedBy('token_unknown_key'),
    says: /a copy of the JWKS, 7 min \d\d s old, does not hold the key that you published at 09:08:00 UTC/,
    causedBy: 'rotate_signing_key',
  },
  {
    what: 'a key store that is down',
    commands: [{ at: at(8), type: 'break', part: 'key_store' }],
    pick: customer('key', at(8), 503),
    says: 'Refused because the key store is down since 09:08:00 UTC.',
    causedBy: 'break',
    otherwise: /may be stale: let in/,
  },
  {
    what: 'a token endpoint that is down',
    commands: [{ at: at(8), type: 'break', part: 'token_endpoint' }],
    pick: customer('jwt', at(8), 503, 'refresh'),
    says: 'Refused because the token endpoint is down since 09:08:00 UTC.',
    causedBy: 'break',
  },
  {
    what: 'a region that is cut off',
    commands: [{ at: at(8), type: 'break', part: 'region eu' }],
    pick: customer('key', at(8), 503),
    says: 'Refused because the link of region eu is down since 09:08:00 UTC.',
    causedBy: 'break',
  },
  {
    what: 'a limit',
    commands: [],
    scenario: worldWith({ limit: { requests: 1, windowS: 600 }, limitPer: 'api' }),
    pick: decidedBy('rate_limited'),
    says: 'Refused because all callers together have used up 1 in 600 s.',
  },
  {
    what: 'a limit that a neighbour has used up',
    commands: [],
    scenario: noisy,
    pick: (event) => event.actor === 'customer' && decidedBy('rate_limited')(event),
    says: 'Refused because all callers together have used up 20 in 60 s.',
    otherwise: /With a limit for each caller: let in/,
  },
  {
    what: 'keys hashed as slowly as passwords',
    commands: [],
    scenario: {
      ...noisy,
      api: { ...world.api, keyHash: 'slow' },
      traffic: { ...world.traffic, customer: { everyMs: 40, jitter: 0 } },
    },
    pick: decidedBy('overloaded'),
    says: 'Refused because every key is hashed as slowly as a password.',
    otherwise: /With SHA-256: let in/,
  },
  {
    what: 'a refresh token that was used before',
    commands: [
      { at: at(2), type: 'leak', credential: 'cred-3' },
      { at: at(8), type: 'refresh' },
    ],
    pick: decidedBy('grant_reused'),
    says: /the refresh token was used at 09:02:\d\d UTC already/,
    causedBy: 'refresh',
  },
  {
    what: 'a refresh token that was used moments ago',
    commands: [
      { at: at(2), type: 'leak', credential: 'cred-3' },
      { at: at(2, 50), type: 'refresh' },
    ],
    pick: decidedBy('grant_reused'),
    says: /the refresh token was used at 09:02:\d\d UTC already/,
    causedBy: 'refresh',
    otherwise: /With a grace of .+: let in/,
  },
  {
    what: 'a denylist that is down and refuses',
    commands: [{ at: at(9), type: 'break', part: 'denylist' }],
    scenario: worldWith({ denylist: true }),
    pick: customer('jwt', at(9), 503),
    says: 'Refused because the denylist is down since 09:09:00 UTC.',
    causedBy: 'break',
    otherwise: /With calls let in while the list cannot be reached: let in/,
  },
  {
    what: 'a token that was ended with its family',
    commands: [
      { at: at(2), type: 'leak', credential: 'cred-3' },
      { at: at(8), type: 'refresh' },
    ],
    scenario: worldWith({ introspection: true }),
    pick: (event) => event.actor === 'customer' && decidedBy('token_inactive')(event),
    says: /its refresh token was used twice/,
    causedBy: 'refresh',
    otherwise: /Verified by its signature alone: let in/,
  },
  {
    what: 'a changed signature',
    commands: [byHand(['signature'])],
    pick: decidedBy('token_bad_signature'),
    says: 'Signature does not match what it signs. You changed the credential before you sent it.',
    causedBy: 'send',
  },
  {
    what: 'a token where only keys may stand',
    commands: [byHand([], 'x_api_key')],
    pick: decidedBy('key_malformed'),
    says: 'Not of the form of our keys.',
  },
  {
    what: 'a token that grew too fat',
    commands: [
      { at: at(5), type: 'configure', dials: { groups: 400 } },
      { at: at(5), type: 'refresh' },
    ],
    pick: decidedBy('header_line_too_large'),
    says: 'Refused because of how you set it up at 09:05:00 UTC.',
    causedBy: 'configure',
    otherwise: /looked up on the server/,
  },
];

export const letIn: Row[] = [
  {
    what: 'a revoked token that the issuer’s remembered answer still calls good',
    commands: [revokeToken],
    scenario: worldWith({ introspection: true, introspectionCacheS: 120 }),
    pick: thief('jwt', at(8), 200),
    says: /a copy of the issuer’s answer, .* old, still says yes/,
    causedBy: 'revoke',
    otherwise: /With no memory of answers: refused/,
  },
  {
    what: 'a revoked token that the copy of the status list lacks',
    commands: [revokeToken],
    scenario: worldWith({ statusList: true, statusListTtlS: 240 }),
    pick: thief('jwt', at(8), 200),
    says: /a copy of the status list, .* old, still says yes/,
    causedBy: 'revoke',
    otherwise: /lives shorter: refused sooner/,
  },
  {
    what: 'a revoked token that nobody asks about',
    commands: [revokeToken],
    pick: thief('jwt', at(8), 200),
    says: 'Let in because the server never asks whether it was taken away.',
    causedBy: 'revoke',
    otherwise: /With a denylist: refused, for one read a call/,
  },
  {
    what: 'a revoked key in a cache',
    commands: [revokeKey],
    scenario: worldWith({ keyCacheS: 300 }),
    pick: thief('key', at(8), 200),
    says: /Let in because a copy of the key table, .* old, still says yes/,
    causedBy: 'revoke',
    otherwise: /With a key cache of 0 s: refused/,
  },
  {
    what: 'a revoked token that the copy of the denylist lacks',
    commands: [revokeToken],
    scenario: worldWith({ denylist: true, denylistPropagationS: 120 }),
    pick: thief('jwt', at(8), 200),
    says: /a copy of the denylist, .* old, still says yes/,
    causedBy: 'revoke',
    otherwise: /no copy of the denylist/,
  },
  {
    what: 'a denylist that is down and lets in',
    commands: [revokeToken, { at: at(9), type: 'break', part: 'denylist' }],
    scenario: worldWith({ denylist: true, denylistFails: 'open' }),
    pick: thief('jwt', at(9), 200),
    says: 'Let in because the denylist is down since 09:09:00 UTC.',
    causedBy: 'break',
    otherwise: /refused, and so is everybody else/,
  },
  {
    what: 'a removed signing key in a copy of the JWKS',
    commands: [{ at: at(8), type: 'remove_signing_key' }],
    pick: thief('jwt', at(8), 200),
    says: /a copy of the JWKS, .* old, still says yes/,
    causedBy: 'remove_signing_key',
  },
  {
    what: 'the token of a deleted user',
    commands: [{ at: at(8), type: 'delete_user', user: 'user-ana' }],
    pick: thief('jwt', at(8), 200),
    says: 'Let in because the server never asks whether it was taken away.',
    causedBy: 'delete_user',
    otherwise: /With the user looked up/,
  },
  {
    what: 'the token of a customer who logged out',
    commands: [{ at: at(8), type: 'log_out' }],
    pick: thief('jwt', at(8), 200),
    says: 'Let in because the server never asks whether it was taken away.',
    causedBy: 'log_out',
    otherwise: /With the issuer asked about every token/,
  },
  {
    what: 'a thief, before anybody revoked',
    commands: [],
    pick: thief('key', at(4), 200),
    says: /^It leaked at 09:04:00 UTC\. A bearer credential works for whoever holds it/,
    causedBy: 'leak',
    otherwise: /Once revoked: refused/,
  },
  {
    what: 'a thief with the old key, within the overlap',
    commands: [{ at: at(8), type: 'rotate', credential: 'cred-1', overlapS: 120 }],
    pick: thief('key', at(8), 200),
    says: /rotated it with an overlap: the old one works until 09:10:00 UTC/,
    causedBy: 'rotate',
    otherwise: /With no overlap: refused/,
  },
  {
    what: 'a thief who signs',
    commands: [{ at: at(5), type: 'leak_signing_key' }],
    scenario: { ...world, script: unleaked },
    pick: thief('jwt', at(5), 200),
    says: /the signing key leaked at 09:05:00 UTC/,
    causedBy: 'leak_signing_key',
  },
  {
    what: 'a thief with a name in a header',
    commands: [
      {
        at: at(5),
        type: 'send',
        by: 'attacker',
        request: {
          method: 'GET',
          path: '/inner/orders',
          query: [],
          region: null,
          identity: 'user-ana',
          longLines: [],
          credentials: [],
          body: null,
        },
      },
    ],
    scenario: { ...worldWith({ innerIdentity: 'header' }), script: [] },
    pick: thief('jwt', at(5), 200),
    says: /believes a header that anybody/,
    otherwise: /With a signed identity: refused/,
  },
];
