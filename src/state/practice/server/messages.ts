import type { LoggedRequest, NamedCredential } from '../../../core/practice/index.js';

/** What a practice server sends to whoever watches it. Times are RFC 3339; no secret is in any of it. */

export type RequestMessage = Omit<LoggedRequest, 'at'> & { at: string };

export type CredentialMessage = Omit<NamedCredential, 'issuedAt' | 'expiresAt' | 'ended'> & {
  issued_at: string | null;
  expires_at: string | null;
  /** By hand, before its time. */
  ended?: { as: 'expired' | 'revoked'; at: string };
};

export interface ClockMessage {
  now: string;
  frozen: boolean;
}

export interface FaultMessage {
  id: string;
  match: { path?: string; method?: string; client?: string };
  answer: string;
  /** How many more requests it meets; null for all until its time is over. */
  left: number | null;
  active: boolean;
}

export interface Messages {
  request: RequestMessage;
  credential: CredentialMessage;
  clock: ClockMessage;
  faults: { faults: FaultMessage[] };
  settings: Record<string, unknown>;
  reset: object;
  restored: { id: string };
  /** How many requests the server had forgotten before the page could be told. */
  missed: { requests: number };
}

export type MessageType = keyof Messages;
export const MESSAGE_TYPES: readonly MessageType[] = [
  'request',
  'credential',
  'clock',
  'faults',
  'settings',
  'reset',
  'restored',
  'missed',
];

export type Message = { [Type in MessageType]: { type: Type; data: Messages[Type] } }[MessageType];
