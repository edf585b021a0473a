import type { Engine } from '../engine.js';
import type { Names } from '../transcript.js';
import type { RequestEvent } from '../types/index.js';
import { CLIENT_ID, form } from './http.js';
import { registerTokens, type Session } from './register.js';

/** Asks the token endpoint (RFC 6749 section 3.2). Null when the API refuses. */
export async function askForTokens(
  engine: Engine,
  about: Pick<RequestEvent, 'actor' | 'purpose' | 'credential'>,
  { grant_type, ...parameters }: { grant_type: string } & Record<string, string>,
  names: Names,
): Promise<Session | null> {
  const { registered } = await engine.request({
    lane: 'jwt',
    ...about,
    outgoing: {
      method: 'POST',
      path: '/oauth/token',
      ...form({ grant_type, client_id: CLIENT_ID, ...parameters }),
    },
    names,
    register: (sent) => registerTokens(engine, sent, CLIENT_ID),
  });
  return registered;
}
