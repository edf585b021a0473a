import { REFUSAL_WORDS } from '../content/lab/words.js';
import type { Part, Refusal, Step } from '../core/api/index.js';
import {
  dialsOf,
  isRefused,
  type Command,
  type CommandEvent,
  type CredentialRow,
  type Dials,
  type LogEvent,
  type Order,
  type RequestEvent,
  type Scenario,
} from '../core/simulation/index.js';
import { clockTime, duration } from './format.js';
import { kindOf, partName, type Credentials } from './narration.js';

/** What an answer goes back to. */
export interface Cause {
  sentence: string;
  /** The moment to look at, in milliseconds since 1970, where there is one. */
  at: number | null;
  /** Position in the log of what caused it, where that is an event. */
  seq: number | null;
}

/** Why a request was answered as it was, and what would have changed the answer. */
export interface Why {
  cause: Cause | null;
  otherwise: readonly string[];
}

/** What the run knows about a request and what came before it. */
interface Case {
  event: RequestEvent;
  /** Everything up to the request. */
  before: readonly LogEvent[];
  credential: CredentialRow | undefined;
  credentials: Credentials;
  /** The dials as they stood when the request came in. */
  dials: Dials;
}

export function whyOf(
  event: RequestEvent,
  log: readonly LogEvent[],
  credentials: Credentials,
  scenario: Scenario,
): Why {
  const before = log.slice(0, event.seq);
  const credential = event.credential === null ? undefined : credentials.get(event.credential);
  const asked: Case = { event, before, credential, credentials, dials: dialsAt(before, scenario) };
  const step = event.trace.steps[event.trace.decidedBy];
  if (step && !step.ok && step.code) return whyRefused(step, step.code, asked);
  return isRefused(event) ? NOTHING : whyAllowed(asked);
}

const NOTHING: Why = { cause: null, otherwise: [] };

/** The dials as the last event that touched them left them. */
export function dialsAt(log: readonly LogEvent[], { api }: Scenario): Dials {
  for (const { changes } of log.toReversed()) {
    const change = changes.findLast(({ table }) => table === 'dials');
    if (change?.row) return change.row as Dials;
  }
  return dialsOf(api);
}

// Refused -------------------------------------------------------------------

function whyRefused(step: Step, code: Refusal, asked: Case): Why {
  return edited(code, asked) ?? REFUSED[code]?.(asked, step) ?? { cause: plain(code), otherwise: [] };
}

type Explain = (asked: Case, step: Step) => Why | null;

/** Refusals that go back to something in the run. The others say all there is to say by themselves. */
const REFUSED: Partial<Record<Refusal, Explain>> = {
  key_unknown: (asked, step) =>
    ended(asked) ??
    copyOf(step, 'says that there is no such key', 'With no copy of refused keys: let in.') ??
    overlapEnded(asked),
  key_expired: overlapEnded,
  token_expired: expired,
  token_not_yet_valid: ({ dials }) =>
    dials.clockSkewS < 0
      ? {
          cause: because(`the verifier’s clock is ${duration(-dials.clockSkewS * 1000)} behind`),
          otherwise: [`With ${duration(-dials.clockSkewS * 1000)} of leeway: let in.`],
        }
      : null,
  token_unknown_key: unknownSigningKey,
  token_revoked: (asked) =>
    withOtherwise(ended(asked), [`Without the denylist: let in${untilExp(asked.credential)}.`]),
  token_signed_out: (asked) =>
    withOtherwise(ended(asked), [`Without looking the user up: let in${untilExp(asked.credential)}.`]),
  token_subject_gone: (asked) =>
    withOtherwise(ended(asked), [`Without looking the user up: let in${untilExp(asked.credential)}.`]),
  token_key_gone: (asked) =>
    withOtherwise(ended(asked), [`Without looking the API key up: let in${untilExp(asked.credential)}.`]),
  token_inactive: (asked) =>
    withOtherwise(ended(asked), [`Verified by its signature alone: let in${untilExp(asked.credential)}.`]) ??
    expired(asked),
  insufficient_scope: lostScope,
  rate_limited: ({ dials }) => ({
    cause: because(
      dials.limitPer === 'api'
        ? `all callers together have used up ${limitOf(dials)}`
        : `this caller has used up its limit`,
    ),
    otherwise:
      dials.limitPer === 'api' ? ['With a limit for each caller: let in, if this one stayed within it.'] : [],
  }),
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

/** Taken away: by whom, and when. */
function ended({ credential, before, credentials }: Case): Why | null {
  if (credential?.revokedAt == null) return null;
  const end = endOf(credential, before);
  if (!end) return null;
  const { event, command } = end;
  const sentence = `${endWords(command, event, credential, credentials)} at ${clockTime(event.at)} UTC`;
  return { cause: { ...because(sentence), at: event.at, seq: event.seq }, otherwise: [] };
}

/** The event that took a credential away: the command, where one led to it. */
function endOf(
  { id }: CredentialRow,
  before: readonly LogEvent[],
): { event: LogEvent; command: Command | null } | null {
  const index = before.findIndex(({ changes }) =>
    changes.some(({ table, row }) => {
      const changed = table === 'credentials' ? (row as CredentialRow) : null;
      return changed?.id === id && changed.revokedAt !== null;
    }),
  );
  const event = before[index];
  if (!event) return null;
  const order = commandBehind(event, before.slice(0, index));
  return order ? { event: order, command: order.command } : { event, command: null };
}

/** The command that an event follows from: requests of a command come right after it, at the same moment. */
function commandBehind(event: LogEvent, before: readonly LogEvent[]): CommandEvent | null {
  if (event.kind === 'command') return event;
  // Callers act on their own: what one of them sends follows from a command only where that made it do so.
  if (event.purpose === 'call' || event.actor === 'attacker') return null;
  const last = before.findLast(({ kind, at }) => kind === 'command' || at !== event.at);
  return last?.kind === 'command' && last.at === event.at ? last : null;
}

const REUSED = 'its refresh token was used twice, so all that came of that sign-in was ended';

/** How a credential came to its end, in words. */
const ENDS: Partial<Record<Order['type'], string>> = {
  revoke: 'you revoked it',
  rotate: 'you rotated it without an overlap',
  refresh: REUSED,
  log_out: 'the customer logged out',
  sign_out_everywhere: 'you signed the user out everywhere',
  delete_user: 'you deleted the user',
  remove_signing_key: 'you took the key that signed it out of the JWKS',
  send: 'a request by hand ended it',
};

function endWords(
  command: Command | null,
  event: LogEvent,
  credential: CredentialRow,
  credentials: Credentials,
): string {
  if (command?.type === 'revoke' && command.credential !== credential.id) {
    return `you revoked the ${kindOf(command.credential, credentials)} behind it`;
  }
  const known = command && ENDS[command.type];
  if (known) return known;
  return event.kind === 'request' && event.purpose === 'refresh' ? REUSED : 'it was ended';
}

function overlapEnded({ credential, before }: Case): Why | null {
  if (credential?.expiresAt == null) return null;
  const rotation = rotationOf(credential, before);
  const at = credential.expiresAt;
  if (!rotation)
    return { cause: { ...because(`it expired at ${clockTime(at)} UTC`), at, seq: null }, otherwise: [] };
  return {
    cause: {
      ...because(
        `you rotated it at ${clockTime(rotation.at)} UTC, and its overlap ended at ${clockTime(at)} UTC`,
      ),
      at: rotation.at,
      seq: rotation.seq,
    },
    otherwise: ['With a longer overlap: let in, and so would a thief be.'],
  };
}

/** How far a little more leeway reaches: more than a clock may be off is no leeway. */
const LEEWAY_S = 60;

function expired({ event, credential, dials }: Case): Why | null {
  if (credential?.expiresAt == null) return null;
  const at = credential.expiresAt;
  if (event.at < at && dials.clockSkewS > 0) {
    const skew = duration(dials.clockSkewS * 1000);
    return {
      cause: because(`the verifier’s clock is ${skew} ahead: exp is still to come, at ${clockTime(at)} UTC`),
      otherwise: [`With ${skew} of leeway: let in.`],
    };
  }
  const inLeeway =
    credential.kind === 'access_token' && event.at < at + LEEWAY_S * 1000 && dials.leewayS < LEEWAY_S;
  return {
    cause: {
      sentence: `Refused because it expired at ${clockTime(at)} UTC. Nobody had to revoke it.`,
      at,
      seq: null,
    },
    otherwise: inLeeway ? [`With ${duration(LEEWAY_S * 1000)} of leeway: let in.`] : [],
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
        `a copy of the JWKS, ${duration(step.copy.ageMs)} old, does not hold the key that you published at ${clockTime(rotated.at)} UTC`,
      ),
      at: rotated.at,
      seq: rotated.seq,
    },
    otherwise: ['Had the new key been published earlier than it signs: let in.', 'With no cooldown: let in.'],
  };
}

function lostScope({ before, credential, dials }: Case): Why | null {
  const claims = credential && 'claims' in credential.facts ? credential.facts.claims : null;
  const change = lastCommand(
    before,
    (command) => command.type === 'change_role' && command.user === claims?.sub,
  );
  if (!change || dials.subjectCheck !== 'account') {
    return credential
      ? { cause: because(`it only has the scope ${credential.scopes.join(' ')}`), otherwise: [] }
      : null;
  }
  return {
    cause: {
      ...because(`you changed the user’s role at ${clockTime(change.at)} UTC`),
      at: change.at,
      seq: change.seq,
    },
    otherwise: [`Without looking the user up: let in${untilExp(credential)}.`],
  };
}

/** What each check needs. A region that is cut off reaches none of it. */
const NEEDS: Partial<Record<Step['id'], Part>> = {
  key_lookup: 'key_store',
  key_id: 'key_store',
  subject: 'user_store',
  denylist: 'denylist',
  introspection: 'token_endpoint',
};

function brokenPart({ before, dials }: Case, step: Step): Why | null {
  const isMeant = (part: Part): boolean =>
    dials.down.includes(part) && (part.startsWith('region ') || part === (NEEDS[step.id] ?? part));
  const broken = lastCommand(before, (command) => command.type === 'break' && isMeant(command.part));
  const part = broken?.command.type === 'break' ? broken.command.part : dials.down.find(isMeant);
  if (part === undefined) return null;
  const since = broken ? ` since ${clockTime(broken.at)} UTC` : '';
  return {
    cause: {
      ...because(`the ${partName(part)} is down${since}`),
      at: broken?.at ?? null,
      seq: broken?.seq ?? null,
    },
    otherwise: UNBROKEN[step.id] ?? [],
  };
}

/** What would have carried a call through while a part is down. */
const UNBROKEN: Partial<Record<Step['id'], string[]>> = {
  key_lookup: ['With a copy of the key’s verdict that may be stale: let in, revoked or not.'],
  denylist: [
    'With calls let in while the list cannot be reached: let in, revoked or not.',
    'Without the denylist: let in.',
  ],
  status_list: ['With calls let in while the list cannot be reached: let in, revoked or not.'],
  introspection: ['Verified by its signature alone: let in.'],
  subject: ['Without looking the user up: let in.'],
  key_id: ['Without looking the API key up: let in.'],
  signing_key: ['With a longer life for the copy of the JWKS: let in.'],
};

function fatToken(asked: Case): Why {
  return {
    cause:
      set(asked, 'groups') ??
      because(`the token lists ${asked.dials.groups} groups, and is sent on every call`),
    otherwise: ['With the groups looked up on the server: let in.'],
  };
}

function reused({ event, before, dials }: Case): Why {
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
          ? `the refresh token was used at ${clockTime(first.at)} UTC already. Two parties hold it, and nobody can tell which is the thief`
          : 'the refresh token was used already',
      ),
      at: first?.at ?? null,
      seq: first?.seq ?? null,
    },
    otherwise:
      first && grace <= LEEWAY_S && dials.refreshGraceS < grace
        ? [`With a grace of ${duration(grace * 1000)}: let in.`]
        : [],
  };
}

/** A request by hand whose credential was changed on the way: that is the whole reason. */
function edited(code: Refusal, { event, before }: Case): Why | null {
  const last = before.at(-1);
  if (event.purpose !== 'by_hand' || last?.kind !== 'command' || last.command.type !== 'send') return null;
  const presented = last.command.request.credentials;
  if (!presented.some(({ edits }) => edits.length > 0)) return null;
  return {
    cause: {
      sentence: `${REFUSAL_WORDS[code]}. You changed the credential before you sent it.`,
      at: last.at,
      seq: last.seq,
    },
    otherwise: [],
  };
}

// Let in --------------------------------------------------------------------

function whyAllowed(asked: Case): Why {
  const { event, credential } = asked;
  const isRevoked = credential?.revokedAt != null && credential.revokedAt <= event.at;
  if (event.purpose !== 'call' && event.purpose !== 'by_hand') return NOTHING;
  if (isRevoked) return whyLate(asked);
  if (event.actor !== 'attacker') return NOTHING;
  return event.credential === null ? BELIEVED : whyStolen(asked);
}

/** Let in although it was taken away: a copy that is too old, or nobody who asks. */
function whyLate(asked: Case): Why {
  const { event, before, credential, dials } = asked;
  const end = credential && endOf(credential, before);
  const steps = event.trace.steps;
  const unreachable = steps.find(({ skipped }) => skipped === 'unreachable');
  if (unreachable) {
    const broken = brokenPart(asked, unreachable)?.cause ?? null;
    return {
      cause: broken && { ...broken, sentence: broken.sentence.replace('Refused because', 'Let in because') },
      otherwise: ['With calls refused while the list cannot be reached: refused, and so is everybody else.'],
    };
  }
  for (const { id, copy } of steps) {
    const stale = copy && STALE[id];
    if (stale && stale.counts(end?.command?.type, dials)) {
      return {
        cause: {
          sentence: `Let in because a copy of ${stale.of}, ${duration(copy.ageMs)} old, still says yes.`,
          at: end?.event.at ?? null,
          seq: end?.event.seq ?? null,
        },
        otherwise: [stale.otherwise],
      };
    }
  }
  return {
    cause: {
      sentence: 'Let in because the server never asks whether it was taken away.',
      at: end?.event.at ?? null,
      seq: end?.event.seq ?? null,
    },
    otherwise: askedFor(end?.command ?? null, credential),
  };
}

interface Stale {
  of: string;
  /** Whether such a copy is why: not every end shows in every list. */
  counts(end: Order['type'] | undefined, dials: Dials): boolean;
  otherwise: string;
}

const STALE: Partial<Record<Step['id'], Stale>> = {
  key_lookup: {
    of: 'the key table',
    counts: () => true,
    otherwise: 'With a key cache of 0 s: refused, for one read a call.',
  },
  signing_key: {
    of: 'the JWKS',
    counts: (end) => end === 'remove_signing_key',
    otherwise: 'With a JWKS copy of 0 s: refused, for one request to the issuer a call.',
  },
  introspection: {
    of: 'the issuer’s answer',
    counts: () => true,
    otherwise: 'With no memory of answers: refused, for one request to the issuer a call.',
  },
  denylist: {
    of: 'the denylist',
    counts: (end) => end === 'revoke' || end === 'send',
    otherwise: 'With no copy of the denylist: refused, for one read a call.',
  },
  status_list: {
    of: 'the status list',
    counts: (end) => end === 'revoke' || end === 'send',
    otherwise:
      'With a copy of the status list that lives shorter: refused sooner, for more requests to the issuer.',
  },
};

/** What the server would have had to ask, to know of such an end. */
function askedFor(command: Command | null, credential: CredentialRow | undefined): string[] {
  const introspected = 'With the issuer asked about every token: refused, for one request a call.';
  switch (command?.type) {
    case 'sign_out_everywhere':
    case 'delete_user':
      return ['With the user looked up: refused, for one read a call.', introspected];
    case 'log_out':
      return [introspected, 'With a shorter lifetime: refused sooner.'];
    case 'rotate':
    case 'revoke':
      if (command.credential !== credential?.id && credential?.facts && 'claims' in credential.facts) {
        return credential.facts.claims.key_id === undefined
          ? [introspected]
          : ['With the API key behind it looked up: refused, for one read a call.'];
      }
      return ['With a denylist: refused, for one read a call.', 'With a shorter lifetime: refused sooner.'];
    default:
      return [introspected];
  }
}

/** Nothing was stolen: a name in a header was enough. */
const BELIEVED: Why = {
  cause: {
    sentence: 'Let in because the service believes a header that anybody who reaches it can write.',
    at: null,
    seq: null,
  },
  otherwise: ['With a signed identity: refused, for one signature check a call.'],
};

function whyStolen({ before, credential, credentials }: Case): Why {
  const leak = lastCommand(
    before,
    (command) =>
      command.type === 'leak_signing_key' ||
      (command.type === 'leak' && isKin(credentials.get(command.credential), credential)),
  );
  const rotated = credential && rotationOf(credential, before);
  const who = 'A bearer credential works for whoever holds it: nothing tells the thief from the customer.';
  if (rotated && credential.expiresAt !== null) {
    return {
      cause: {
        sentence: `Let in because you rotated it with an overlap: the old one works until ${clockTime(credential.expiresAt)} UTC.`,
        at: rotated.at,
        seq: rotated.seq,
      },
      otherwise: ['With no overlap: refused. The customer would be too, until it has the new one.'],
    };
  }
  const sentence = leak
    ? leak.command.type === 'leak_signing_key'
      ? `Let in because the signing key leaked at ${clockTime(leak.at)} UTC: whoever has it makes tokens that verify.`
      : `It leaked at ${clockTime(leak.at)} UTC. ${who}`
    : who;
  return {
    cause: { sentence, at: leak?.at ?? null, seq: leak?.seq ?? null },
    otherwise:
      credential?.kind === 'access_token'
        ? ['Once revoked: refused only where the server asks.', 'With a shorter lifetime: refused sooner.']
        : ['Once revoked: refused.'],
  };
}

/** Whether what a thief calls with is what leaked, or came of it. */
function isKin(leaked: CredentialRow | undefined, held: CredentialRow | undefined): boolean {
  if (!leaked || !held) return false;
  return leaked.id === held.id || leaked.kind !== 'access_token';
}

function rotationOf({ id }: CredentialRow, before: readonly LogEvent[]): CommandEvent | undefined {
  return lastCommand(before, (command) => command.type === 'rotate' && command.credential === id);
}

// Shared --------------------------------------------------------------------

function because(reason: string): Cause {
  return { sentence: `Refused because ${reason}.`, at: null, seq: null };
}

function plain(code: Refusal): Cause {
  return { sentence: `${REFUSAL_WORDS[code]}.`, at: null, seq: null };
}

function withOtherwise(why: Why | null, otherwise: string[]): Why | null {
  return why && { ...why, otherwise };
}

function copyOf({ copy }: Step, says: string, otherwise: string): Why | null {
  if (!copy) return null;
  return {
    cause: because(`a copy of the key table, ${duration(copy.ageMs)} old, still ${says}`),
    otherwise: [otherwise],
  };
}

/** The command that last set a dial, as a cause. */
function set({ before }: Case, name: keyof Dials): Cause | null {
  const event = lastCommand(before, (command) => command.type === 'configure' && name in command.dials);
  return event
    ? {
        ...because(`of how you set it up at ${clockTime(event.at)} UTC`),
        at: event.at,
        seq: event.seq,
      }
    : null;
}

function lastCommand(
  before: readonly LogEvent[],
  isMeant: (command: Command) => boolean,
): CommandEvent | undefined {
  return before.findLast(
    (event): event is CommandEvent =>
      event.kind === 'command' && event.error === undefined && isMeant(event.command),
  );
}

function untilExp(credential: CredentialRow | undefined): string {
  return credential?.expiresAt == null ? '' : ` until it expires at ${clockTime(credential.expiresAt)} UTC`;
}

function limitOf({ limit }: Dials): string {
  return `${limit.requests} in ${limit.windowS} s`;
}
