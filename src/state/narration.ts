import { REFUSAL_WORDS } from '../content/lab/words.js';
import type { Step } from '../core/api/index.js';
import {
  isRefused,
  type CommandEvent,
  type CredentialRow,
  type LogEvent,
  type RequestEvent,
} from '../core/simulation/index.js';
import { clockTime, duration } from './format.js';

export type Credentials = ReadonlyMap<string, CredentialRow>;

const KIND_WORDS: Record<CredentialRow['kind'], string> = {
  api_key: 'API key',
  access_token: 'access token',
  refresh_token: 'refresh token',
};

const STATUS_WORDS: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

const ERRANDS: Record<Exclude<RequestEvent['purpose'], 'call' | 'by_hand'>, string> = {
  mint: 'You mint an API key for the customer',
  rotate: 'You rotate the API key',
  revoke: 'You ask the server to revoke it',
  sign_in: 'The customer signs in',
  refresh: 'The customer refreshes the access token',
};

export function statusLine(status: number): string {
  return `${status} ${STATUS_WORDS[status] ?? ''}`.trim();
}

/** One sentence an event: the run, told. */
export function narrate(event: LogEvent, credentials: Credentials): string {
  return event.kind === 'command' ? narrateCommand(event, credentials) : narrateRequest(event, credentials);
}

function narrateCommand({ command, error }: CommandEvent, credentials: Credentials): string {
  if (error) return 'A command could not be carried out.';
  const name = 'credential' in command ? kindOf(command.credential, credentials) : '';
  switch (command.type) {
    case 'mint':
      return command.lane === 'key' ? 'An API key is minted.' : 'The customer signs in for an access token.';
    case 'leak':
      return `The ${name} leaks: a thief has a copy.`;
    case 'revoke':
      return `You revoke the ${name}.`;
    case 'rotate':
      return `You rotate the ${name}${command.overlapS > 0 ? `, the old one lives on for ${duration(command.overlapS * 1000)}` : ''}.`;
    case 'refresh':
      return 'You have the customer refresh the access token.';
    case 'configure':
      return command.dials.denylist ? 'You switch the denylist on.' : 'You switch the denylist off.';
    case 'send':
      return 'You call from the console.';
  }
}

function narrateRequest(event: RequestEvent, credentials: Credentials): string {
  const status = statusLine(event.exchange.response.status);
  if (event.purpose === 'by_hand') {
    const { method, path } = event.exchange.request;
    return `You call ${method} ${path.split('?')[0]} from the console: ${status}.`;
  }
  if (event.purpose !== 'call') return `${ERRANDS[event.purpose]}: ${status}.`;
  return `${verdict(event, credentials).sentence}.`;
}

/** What the answer to a request means. `harm` marks what should not have happened. */
export function verdict(event: RequestEvent, credentials: Credentials): { sentence: string; harm: boolean } {
  const status = statusLine(event.exchange.response.status);
  if (event.purpose === 'by_hand') return { sentence: `${status}, to you`, harm: false };
  if (event.purpose !== 'call') return { sentence: status, harm: isRefused(event) };
  const refused = isRefused(event);
  if (event.actor === 'customer') {
    return { sentence: `${status}, to your customer`, harm: refused };
  }
  const revokedAt = event.credential === null ? null : (credentials.get(event.credential)?.revokedAt ?? null);
  const late =
    revokedAt !== null && revokedAt <= event.at
      ? `, ${duration(event.at - revokedAt)} after you revoked`
      : '';
  return { sentence: `${status}, to a thief${late}`, harm: !refused };
}

/** Why the answer is as it is: the cause of a refusal, or what would have closed the window. */
export function explanation(event: RequestEvent, credentials: Credentials): string | null {
  const step = event.trace.steps[event.trace.decidedBy];
  const credential = event.credential === null ? undefined : credentials.get(event.credential);
  if (step && !step.ok) return refusalCause(step, credential);
  if (event.purpose !== 'call' || event.actor !== 'attacker') return null;
  const revoked = credential?.revokedAt != null && credential.revokedAt <= event.at;
  if (!revoked)
    return 'A bearer credential works for whoever holds it. Nothing tells the thief from the customer.';
  const nobodyAsked = event.trace.steps.some(({ id, skipped }) => id === 'denylist' && skipped);
  return nobodyAsked
    ? 'The server never asks whether the token was revoked. Switch the denylist on to close this window: it costs one read on every call.'
    : null;
}

function refusalCause(step: Step, credential: CredentialRow | undefined): string | null {
  if (credential?.revokedAt != null && (step.code === 'key_unknown' || step.code === 'token_revoked')) {
    return `Refused because you revoked it at ${clockTime(credential.revokedAt)} UTC.`;
  }
  if (credential?.expiresAt != null && step.code === 'token_expired') {
    return `Refused because it expired at ${clockTime(credential.expiresAt)} UTC. Nobody had to revoke it.`;
  }
  return step.code ? (REFUSAL_WORDS[step.code] ?? null) : null;
}

function kindOf(id: string, credentials: Credentials): string {
  const credential = credentials.get(id);
  return credential ? KIND_WORDS[credential.kind] : 'credential';
}
