import { COMMAND_WORDS } from '../../../content/lab/commandWords.js';
import type { Step } from '../../../core/api/index.js';
import type {
  Command,
  CommandType,
  CredentialRow,
  RequestEvent,
  Settings,
} from '../../../core/simulation/index.js';
import { duration, runTime } from '../../text/format.js';
import { filled } from '../../text/phrase.js';
import { keyWords } from '../words/steps.js';
import { brokenPart } from './broken.js';
import { lastCommand, NOTHING, rotationOf } from './causes.js';
import { endOf } from './ended.js';
import { onceRevoked } from './onceRevoked.js';
import type { Case, Why } from './types.js';

export function whyAllowed(asked: Case): Why {
  const { event, credential } = asked;
  const isRevoked = credential?.revokedAt != null && credential.revokedAt <= event.at;
  if (event.purpose !== 'call' && event.purpose !== 'by_hand') return NOTHING;
  if (isRevoked) return whyLate(asked);
  if (event.actor !== 'attacker') return NOTHING;
  return event.credential === null ? BELIEVED : whyStolen(asked);
}

/** Let in although it was taken away: a copy that is too old, or nobody who asks. */
function whyLate(asked: Case): Why {
  const { event, before, credential, settings } = asked;
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
  const words = (text: string): string => filled(text, keyWords(settings.alg));
  for (const { id, copy } of steps) {
    const stale = copy && STALE[id];
    if (stale && stale.counts(end?.command?.type, settings)) {
      return {
        cause: {
          sentence: `Let in because a copy of ${words(stale.of)}, ${duration(copy.ageMs)} old, still says yes.`,
          at: end?.event.at ?? null,
          seq: end?.event.seq ?? null,
        },
        otherwise: [words(stale.otherwise)],
      };
    }
  }
  return {
    cause: {
      sentence: 'Let in because the server never asks whether it was taken away.',
      at: end?.event.at ?? null,
      seq: end?.event.seq ?? null,
    },
    otherwise: askedFor(end?.command ?? null, asked),
  };
}

interface Stale {
  of: string;
  /** Whether such a copy is why: not every end shows in every list. */
  counts(end: CommandType | undefined, settings: Settings): boolean;
  otherwise: string;
}

const STALE: Partial<Record<Step['id'], Stale>> = {
  key_lookup: {
    of: 'the key table',
    counts: () => true,
    otherwise: 'With a key cache of 0 s: refused, for one read per call.',
  },
  signing_key: {
    of: 'the {keys}',
    counts: (end) => end === 'remove_signing_key',
    otherwise: 'With no copy of the {keys}: refused, for one request to the issuer per call.',
  },
  introspection: {
    of: 'the issuer’s answer',
    counts: () => true,
    otherwise: 'With answers not remembered: refused, for one request to the issuer per call.',
  },
  denylist: {
    of: 'the denylist',
    counts: (end) => end === 'revoke' || end === 'send',
    otherwise: 'With no copy of the denylist: refused, for one read per call.',
  },
  status_list: {
    of: 'the status list',
    counts: (end) => end === 'revoke' || end === 'send',
    otherwise:
      'With a shorter-lived copy of the status list: refused sooner, for more requests to the issuer.',
  },
};

/** What the server would have had to ask, to know of such an end. */
function askedFor(command: Command | null, asked: Case): string[] {
  const { credential } = asked;
  const introspected = 'With the issuer asked about every token: refused, for one request per call.';
  switch (command && COMMAND_WORDS[command.type].ends?.what) {
    case 'user':
      return [
        command?.type === 'delete_user'
          ? 'With the account looked up: refused, for one read per call.'
          : 'With sign-outs looked up: refused, for one read per call.',
        introspected,
      ];
    case 'sign_in':
      return [introspected, ...shorterLife(asked)];
    case 'credential': {
      const named = command && 'credential' in command ? command.credential : undefined;
      if (named !== credential?.id && credential?.facts && 'claims' in credential.facts) {
        return credential.facts.claims.key_id === undefined
          ? [introspected]
          : ['With the API key behind it looked up: refused, for one read per call.'];
      }
      return [
        ...(isListLost(asked.settings) ? [] : ['With a denylist: refused, for one read per call.']),
        ...shorterLife(asked),
      ];
    }
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
  otherwise: ['With a signed identity: refused, for one signature check per call.'],
};

function whyStolen(asked: Case): Why {
  const { before, credential, credentials, settings, startsAt, people } = asked;
  const leak = lastCommand(
    before,
    (command) =>
      command.type === 'leak_signing_key' ||
      (command.type === 'leak' && isKin(credentials.get(command.credential), credential)),
  );
  const rotated = credential && rotationOf(credential, before);
  const who = `A bearer credential works for whoever holds it: the server cannot tell ${people.attacker.within} from ${people.customer.within}.`;
  if (rotated && credential.expiresAt !== null) {
    return {
      cause: {
        sentence: `Let in because you rotated it with an overlap: the old one works until ${runTime(credential.expiresAt, startsAt)} UTC.`,
        at: rotated.at,
        seq: rotated.seq,
      },
      otherwise: ['With no overlap: refused. The customer would be too, until it has the new one.'],
    };
  }
  const sentence = leak
    ? leak.command.type === 'leak_signing_key'
      ? `Let in because the signing key leaked at ${runTime(leak.at, startsAt)} UTC: whoever has it makes tokens that verify.`
      : `It leaked at ${runTime(leak.at, startsAt)} UTC. ${who}`
    : who;
  return {
    cause: { sentence, at: leak?.at ?? null, seq: leak?.seq ?? null },
    otherwise: credential ? [onceRevoked(credential.kind, settings), ...shorterLife(asked)] : [],
  };
}

/** A list that is down helps nobody where calls are let in without it. */
function isListLost({ down, denylistFails }: Settings): boolean {
  return down.includes('denylist') && denylistFails === 'open';
}

/** An end that comes by itself helps against a thief who cannot get the next token. */
function shorterLife(asked: Case): string[] {
  const isStolen = asked.event.actor === 'attacker' && asked.credential?.kind === 'access_token';
  return isStolen && !canRenew(asked) ? ['With a shorter lifetime: refused sooner.'] : [];
}

/** Whether the thief makes tokens, or holds something that still gets it one. */
function canRenew({ event, before, credentials }: Case): boolean {
  const forges = before.some(
    (earlier) => earlier.kind === 'command' && !earlier.error && earlier.command.type === 'leak_signing_key',
  );
  const gotItItself = before.some(
    (earlier) =>
      earlier.kind === 'request' && earlier.actor === 'attacker' && RENEWALS.includes(earlier.purpose),
  );
  const holdsMore = [...credentials.values()].some(
    ({ lane, kind, leakedAt, revokedAt }) =>
      lane === 'jwt' &&
      kind !== 'access_token' &&
      leakedAt !== null &&
      leakedAt <= event.at &&
      (revokedAt ?? Infinity) > event.at,
  );
  return forges || gotItItself || holdsMore;
}

const RENEWALS: readonly RequestEvent['purpose'][] = ['sign_in', 'refresh', 'exchange'];

/** Whether what a thief calls with is what leaked, or came of it. */
function isKin(leaked: CredentialRow | undefined, held: CredentialRow | undefined): boolean {
  if (!leaked || !held) return false;
  return leaked.id === held.id || leaked.kind !== 'access_token';
}
