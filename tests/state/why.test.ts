import { describe, expect, test } from 'vitest';
import {
  startRun,
  type Command,
  type RequestEvent,
  type Run,
  type Scenario,
} from '../../src/core/simulation/index.js';
import { whyOf, type Why } from '../../src/state/why/index.js';
import { at, world, worldWith } from '../core/simulation/harness.js';

type Pick = (event: RequestEvent) => boolean;

async function play(commands: Command[], scenario: Scenario): Promise<Run> {
  const run = await startRun(scenario, 1, commands);
  await run.advance(scenario.endsAt);
  return run;
}

/** The explanation of the first request that matches, as it reads when the whole run is over. */
async function explain(
  commands: Command[],
  pick: Pick,
  scenario: Scenario = world,
): Promise<Why & { causedBy: string | undefined }> {
  const run = await play(commands, scenario);
  const event = run.log.find(
    (candidate): candidate is RequestEvent => candidate.kind === 'request' && pick(candidate),
  );
  if (!event) throw new Error('no such request in this run');
  const credentials = new Map(run.view(scenario.endsAt).credentials.map((row) => [row.id, row]));
  const why = whyOf(event, run.log, credentials, scenario);
  const source = why.cause?.seq == null ? undefined : run.log[why.cause.seq];
  return { ...why, causedBy: source?.kind === 'command' ? source.command.type : source?.purpose };
}

const thief =
  (lane: 'key' | 'jwt', from: number, status: number): Pick =>
  ({ lane: of, actor, purpose, at: when, exchange }) =>
    of === lane &&
    actor === 'attacker' &&
    purpose === 'call' &&
    when >= from &&
    exchange.response.status === status;
const customer =
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

const revokeKey: Command = { at: at(8), type: 'revoke', credential: 'cred-1' };
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

interface Row {
  what: string;
  commands: Command[];
  scenario?: Scenario;
  pick: Pick;
  says: string | RegExp;
  causedBy?: string;
  otherwise?: RegExp;
}

const refused: Row[] = [
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
    what: 'a user with fewer rights',
    commands: [
      { at: at(5), type: 'change_role', user: 'user-ana', role: 'member' },
      {
        ...(byHand([]) as Extract<Command, { type: 'send' }>),
        request: {
          method: 'POST',
          path: '/v1/orders',
          query: [],
          region: null,
          longLines: [],
          credentials: [{ as: 'bearer', secret: 'cred-2', edits: [] }],
          body: { sentAs: 'json', content: { json: { item: 'Ink', quantity: 1 } } },
        },
      },
    ],
    scenario: worldWith({ subjectCheck: 'account' }),
    pick: decidedBy('insufficient_scope'),
    says: 'Refused because you changed the user’s role at 09:05:00 UTC.',
    causedBy: 'change_role',
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
    otherwise: /limit for each caller/,
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

const letIn: Row[] = [
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
    scenario: { ...world, script: world.script.filter(({ type }) => type !== 'leak') },
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

describe.each([
  ['refused', refused],
  ['let in', letIn],
])('%s', (_answer, rows) => {
  test.each(rows)('$what', async ({ commands, scenario, pick, says, causedBy, otherwise }) => {
    const why = await explain(commands, pick, scenario);
    expect(why.cause?.sentence).toMatch(says);
    expect(why.causedBy).toBe(causedBy);
    if (otherwise) expect(why.otherwise.join('\n')).toMatch(otherwise);
  });
});

test('what is as it should be needs no explanation', async () => {
  expect(await explain([], customer('key', at(1), 200))).toMatchObject({ cause: null, otherwise: [] });
});

test('what happens later explains nothing', async () => {
  const early = await explain([revokeKey], thief('key', at(4), 200));
  expect(early.causedBy).toBe('leak');
});
