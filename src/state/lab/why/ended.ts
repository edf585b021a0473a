import { COMMAND_WORDS, REUSED } from '../../../content/lab/commandWords.js';
import type { Command, CommandEvent, CredentialRow, LogEvent } from '../../../core/simulation/index.js';
import { runTime } from '../../text/format.js';
import { filled } from '../../text/phrase.js';
import { kindOf, type Credentials } from '../words/narration.js';
import { because, rotationOf } from './causes.js';
import type { Case, Why } from './types.js';

/** Taken away: by whom, and when. */
export function ended({ credential, before, credentials, startsAt, people }: Case): Why | null {
  if (credential?.revokedAt == null) return null;
  const end = endOf(credential, before);
  if (!end) return null;
  const { event, command } = end;
  const sentence = `${endWords(command, event, credential, credentials, people.operator.within)} at ${runTime(event.at, startsAt)} UTC`;
  return { cause: { ...because(sentence), at: event.at, seq: event.seq }, otherwise: [] };
}

/** The event that took a credential away: the command, where one led to it. */
export function endOf(
  credential: CredentialRow,
  before: readonly LogEvent[],
): { event: LogEvent; command: Command | null } | null {
  const index = before.findIndex((event) => takesAway(event, credential));
  const event = before[index];
  if (!event) return null;
  const order = commandBehind(event, before.slice(0, index));
  return order ? { event: order, command: order.command } : { event, command: null };
}

function takesAway(event: LogEvent, { id, mintedAt, revokedAt }: CredentialRow): boolean {
  // Forged with a key that was gone by then: what took the key away took this away too.
  if (revokedAt !== null && revokedAt < mintedAt)
    return (
      event.at === revokedAt &&
      event.kind === 'request' &&
      event.trace.changes.some(({ table, row }) => table === 'signingKeys' && row?.removed?.at === revokedAt)
    );
  return event.changes.some(
    ({ table, row }) => table === 'credentials' && row?.id === id && row.revokedAt !== null,
  );
}

/** The command that an event follows from: requests of a command come right after it, at the same moment. */
function commandBehind(event: LogEvent, before: readonly LogEvent[]): CommandEvent | null {
  if (event.kind === 'command') return event;
  // Callers act on their own: what one of them sends follows from a command only where that made it do so.
  if (event.purpose === 'call' || event.actor === 'attacker') return null;
  const last = before.findLast(({ kind, at }) => kind === 'command' || at !== event.at);
  return last?.kind === 'command' && last.at === event.at ? last : null;
}

function endWords(
  command: Command | null,
  event: LogEvent,
  credential: CredentialRow,
  credentials: Credentials,
  operator: string,
): string {
  if (command?.type === 'revoke' && command.credential !== credential.id) {
    return `${operator} revoked the ${kindOf(command.credential, credentials)} behind it`;
  }
  const known = command && COMMAND_WORDS[command.type].ends;
  if (known) return filled(known.says, { operator });
  return event.kind === 'request' && event.purpose === 'refresh' ? REUSED : 'it was ended';
}

export function overlapEnded({ credential, before, startsAt }: Case): Why | null {
  if (credential?.expiresAt == null) return null;
  const rotation = rotationOf(credential, before);
  const at = credential.expiresAt;
  if (!rotation)
    return {
      cause: { ...because(`it expired at ${runTime(at, startsAt)} UTC`), at, seq: null },
      otherwise: [],
    };
  return {
    cause: {
      ...because(
        `you rotated it at ${runTime(rotation.at, startsAt)} UTC, and its overlap ended at ${runTime(at, startsAt)} UTC`,
      ),
      at: rotation.at,
      seq: rotation.seq,
    },
    otherwise: ['With a longer overlap: let in, and so would a thief be.'],
  };
}
