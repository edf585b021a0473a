import { isManualRequest } from '../manual/check.js';
import { laneOf, missesSecret, sendManual } from '../manual/send.js';
import type { CommandKind } from '../commandKind.js';

/** Sends a manual request. A live call and its replay are the same, since both begin here. */
export const send: CommandKind<'send'> = {
  type: 'send',
  isValid: ({ request, by }) => isManualRequest(request) && (by === undefined || by === 'attacker'),
  lane: (engine, { request }) => laneOf(engine, request),
  refusal: (engine, { request }) => (missesSecret(engine, request) ? 'unknown_credential' : null),
  apply: sendManual,
};
