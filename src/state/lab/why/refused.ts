import type { Refusal, Step } from '../../../core/api/index.js';
import { isRefused, type RequestEvent, type Settings } from '../../../core/simulation/index.js';
import { duration, runTime } from '../../text/format.js';
import { brokenPart } from './broken.js';
import { because, lastCommand, plain, set, untilExp, withOtherwise } from './causes.js';
import { keyWords, refusalWords } from '../words/steps.js';
import { ended, overlapEnded } from './ended.js';
import type { Case, Why } from './types.js';

export function whyRefused(step: Step, code: Refusal, asked: Case): Why {
  return edited(code, asked) ?? REFUSED[code]?.(asked, step) ?? { cause: plain(code, asked), otherwise: [] };
}

type Explain = (asked: Case, step: Step) => Why | null;

/** Refusals that go back to something in the run. The others say all there is to say by themselves. */
const REFUSED: Partial<Record<Refusal, Explain>> = {
  key_unknown: (asked, step) => ended(asked) ?? overlapEnded(asked) ?? rememberedAsUnknown(step),
  key_expired: overlapEnded,
  token_expired: expired,
  token_not_yet_valid: ({ settings }) =>
    settings.clockSkewS < 0
      ? {
          cause: because(`the verifier’s clock is ${duration(-settings.clockSkewS * 1000)} behind`),
          otherwise: [`With ${duration(-settings.clockSkewS * 1000)} of leeway: let in.`],
        }
      : null,
  token_unknown_key: unknownSigningKey,
  token_revoked: (asked) => withOtherwise(ended(asked), [`Without the denylist: let in${untilExp(asked)}.`]),
  token_signed_out: (asked) =>
    withOtherwise(ended(asked), [`Without looking the user up: let in${untilExp(asked)}.`]),
  token_subject_gone: (asked) =>
    withOtherwise(ended(asked), [`Without looking the user up: let in${untilExp(asked)}.`]),
  token_key_gone: (asked) =>
    withOtherwise(ended(asked), [`Without looking the API key up: let in${untilExp(asked)}.`]),
  token_inactive: (asked) =>
    withOtherwise(ended(asked), [`Verified by its signature alone: let in${untilExp(asked)}.`]) ??
    expired(asked),
  insufficient_scope: lostScope,
  rate_limited: overLimit,
  store_unavailable: brokenPart,
  issuer_unavailable: brokenPart,
  overloaded: (asked) => ({
    cause: set(asked, 'keyHash') ?? because('every key is hashed as slowly as a password'),
    otherwise: ['With SHA-256: let in. A random key needs no slow hash.'],
  }),
  header_line_too_large: fatToken,
  headers_too_large: fatToken,
  grant_revoked: ended,
  grant_expired: expired,
  grant_reused: reused,
};

/** How far a little more leeway reaches: more than a clock may be off is no leeway. */
const LEEWAY_S = 60;

export function expired({ event, credential, settings, startsAt }: Case): Why | null {
  if (credential?.expiresAt == null) return null;
  const at = credential.expiresAt;
  if (event.at < at && settings.clockSkewS > 0) {
    const skew = duration(settings.clockSkewS * 1000);
    return {
      cause: because(
        `the verifier’s clock is ${skew} ahead: exp is still to come, at ${runTime(at, startsAt)} UTC`,
      ),
      otherwise: [`With ${skew} of leeway: let in.`],
    };
  }
  // What was taken away as well may be refused for that.
  const isTaken = credential.revokedAt !== null && credential.revokedAt <= event.at;
  const inLeeway =
    credential.kind === 'access_token' &&
    !isTaken &&
    event.at < at + LEEWAY_S * 1000 &&
    settings.leewayS < LEEWAY_S;
  return {
    cause: {
      sentence: `Refused because it expired at ${runTime(at, startsAt)} UTC. Nobody had to revoke it.`,
      at,
      seq: null,
    },
    otherwise: inLeeway ? [`With ${duration(LEEWAY_S * 1000)} of leeway: let in.`] : [],
  };
}

/** The key table itself would say the same: no key comes back once it is gone. */
function rememberedAsUnknown({ copy }: Step): Why | null {
  if (!copy) return null;
  const age = duration(copy.ageMs);
  return {
    cause: because(`a copy of the key table, ${age} old, says that there is no such key`),
    otherwise: [],
  };
}

function unknownSigningKey(asked: Case, step: Step): Why | null {
  const taken = ended(asked);
  if (taken) return taken;
  const rotated = lastCommand(asked.before, ({ type }) => type === 'rotate_signing_key');
  if (!step.copy || !rotated) return null;
  return {
    cause: {
      ...because(
        `a copy of the ${keyWords(asked.settings.alg).keys}, ${duration(step.copy.ageMs)} old, does not hold the one that you added at ${runTime(rotated.at, asked.startsAt)} UTC`,
      ),
      at: rotated.at,
      seq: rotated.seq,
    },
    otherwise: ['Had the new key been published before it signs: let in.', 'With no cooldown: let in.'],
  };
}

function overLimit(asked: Case): Why {
  const { settings } = asked;
  const { requests, windowS } = limitOf(asked);
  if (settings.limitPer === 'caller')
    return { cause: because('this caller has used up its limit'), otherwise: [] };
  return {
    cause: because(`all callers together have used up ${requests} in ${windowS} s`),
    otherwise: ownCalls(asked, windowS) < requests ? ['With a limit for each caller: let in.'] : [],
  };
}

/** What the answer says the limit is: a key keeps the one it was minted with, whatever is set later. */
function limitOf({ event, settings }: Case): Settings['limit'] {
  const policy = event.exchange.response.headers.find(([name]) => name === 'ratelimit-policy')?.[1];
  const [, requests, windowS] = /^"default";q=(\d+);w=(\d+)/.exec(policy ?? '') ?? [];
  return requests && windowS ? { requests: Number(requests), windowS: Number(windowS) } : settings.limit;
}

/** How often this customer, or who holds a credential of theirs, has called within the last window. */
function ownCalls({ event, before }: Case, windowS: number): number {
  const isNeighbour = event.actor === 'neighbour';
  const since = event.at - windowS * 1000;
  return before.filter(
    (other) =>
      other.kind === 'request' &&
      other.lane === event.lane &&
      other.at > since &&
      (other.actor === 'neighbour') === isNeighbour,
  ).length;
}

function lostScope(asked: Case): Why | null {
  const { before, credential, settings } = asked;
  if (!credential) return null;
  const claims = 'claims' in credential.facts ? credential.facts.claims : null;
  const change = lastCommand(
    before,
    (command) => command.type === 'change_role' && command.user === claims?.sub,
  );
  // A role takes scopes away only from a token that has them.
  if (!change || settings.subjectCheck !== 'account' || !credential.scopes.includes('orders:write')) {
    return { cause: because(`it only has the scope ${credential.scopes.join(' ')}`), otherwise: [] };
  }
  return {
    cause: {
      ...because(`you changed the user’s role at ${runTime(change.at, asked.startsAt)} UTC`),
      at: change.at,
      seq: change.seq,
    },
    otherwise: [`Without looking the user up: let in${untilExp(asked)}.`],
  };
}

function fatToken(asked: Case): Why {
  return {
    cause:
      set(asked, 'groups') ??
      because(`the token lists ${asked.settings.groups} groups, and is sent on every call`),
    otherwise: ['With the groups looked up on the server: let in.'],
  };
}

function reused({ event, before, settings, startsAt }: Case): Why {
  const first = before.find(
    (earlier): earlier is RequestEvent =>
      earlier.kind === 'request' &&
      earlier.purpose === 'refresh' &&
      earlier.credential === event.credential &&
      !isRefused(earlier),
  );
  const grace = first ? Math.ceil((event.at - first.at) / 1000) + 1 : 0;
  return {
    cause: {
      ...because(
        first
          ? `the refresh token was used at ${runTime(first.at, startsAt)} UTC already. Two parties hold it, and the issuer cannot tell which of them stole it`
          : 'the refresh token was used already',
      ),
      at: first?.at ?? null,
      seq: first?.seq ?? null,
    },
    otherwise:
      first && grace <= LEEWAY_S && settings.refreshGraceS < grace
        ? [`With a grace of ${duration(grace * 1000)}: let in.`]
        : [],
  };
}

/** A request by hand whose credential was changed on the way: that is the whole reason. */
function edited(code: Refusal, { event, before, settings }: Case): Why | null {
  const last = before.at(-1);
  if (event.purpose !== 'by_hand' || last?.kind !== 'command' || last.command.type !== 'send') return null;
  const presented = last.command.request.credentials;
  if (!presented.some(({ edits }) => edits.length > 0)) return null;
  return {
    cause: {
      sentence: `${refusalWords(code, settings.alg)}. You changed the credential before you sent it.`,
      at: last.at,
      seq: last.seq,
    },
    otherwise: [],
  };
}
