import type { Engine } from '../engine.js';
import type { ActorId, CredentialId } from '../types/index.js';
import type { Session } from './register.js';
import { askForTokens } from './tokens.js';

const API_KEY_TYPE = 'https://keyortoken.example/#token-type-api-key';

/** A caller trades its API key for a token (RFC 8693). Null when the API refuses. */
export async function exchangeKey(
  engine: Engine,
  key: CredentialId,
  actor: ActorId,
): Promise<Session | null> {
  const secret = engine.secretOf(key);
  return askForTokens(
    engine,
    { actor, purpose: 'exchange', credential: key },
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: secret,
      subject_token_type: API_KEY_TYPE,
    },
    [[secret, key]],
  );
}
