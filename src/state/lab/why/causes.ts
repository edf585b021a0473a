import type { Refusal } from '../../../core/api/index.js';
import type {
  Command,
  CommandEvent,
  CredentialRow,
  LogEvent,
  Settings,
} from '../../../core/simulation/index.js';
import { runTime } from '../../text/format.js';
import { refusalWords } from '../words/steps.js';
import type { Case, Cause, Why } from './types.js';

export const NOTHING: Why = { cause: null, otherwise: [] };

export function rotationOf({ id }: CredentialRow, before: readonly LogEvent[]): CommandEvent | undefined {
  return lastCommand(before, (command) => command.type === 'rotate' && command.credential === id);
}

export function because(reason: string): Cause {
  return { sentence: `Refused because ${reason}.`, at: null, seq: null };
}

export function plain(code: Refusal, { settings }: Case): Cause {
  return { sentence: `${refusalWords(code, settings.alg)}.`, at: null, seq: null };
}

export function withOtherwise(why: Why | null, otherwise: string[]): Why | null {
  return why && { ...why, otherwise };
}

/** The command that last changed a setting, as a cause. */
export function set({ before, startsAt }: Case, name: keyof Settings): Cause | null {
  const event = lastCommand(before, (command) => command.type === 'configure' && name in command.dials);
  return event
    ? {
        ...because(`of how you set it up at ${runTime(event.at, startsAt)} UTC`),
        at: event.at,
        seq: event.seq,
      }
    : null;
}

export function lastCommand(
  before: readonly LogEvent[],
  isMeant: (command: Command) => boolean,
): CommandEvent | undefined {
  return before.findLast(
    (event): event is CommandEvent =>
      event.kind === 'command' && event.error === undefined && isMeant(event.command),
  );
}

/** How long a verifier that looks at nothing but the token would go on letting it in. */
export function untilExp({ credential, settings, startsAt }: Case): string {
  if (credential?.expiresAt == null) return '';
  const toleratedMs = (settings.leewayS - settings.clockSkewS) * 1000;
  const end = runTime(credential.expiresAt + toleratedMs, startsAt);
  if (toleratedMs === 0) return ` until it expires at ${end} UTC`;
  return ` until ${end} UTC, ${toleratedMs > 0 ? 'when its leeway is over' : 'when the verifier’s clock says it expired'}`;
}
