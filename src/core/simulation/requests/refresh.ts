import type { Engine } from '../engine.js';
import type { ActorId, CredentialId } from '../types/index.js';
import type { Session } from './register.js';
import { askForTokens } from './tokens.js';

/** A caller trades its refresh token for a new pair (RFC 6749 section 6). Null when the API refuses. */
export async function refresh(
  engine: Engine,
  refreshToken: CredentialId,
  actor: ActorId,
): Promise<Session | null> {
  const secret = engine.secretOf(refreshToken);
  const session = await askForTokens(
    engine,
    { actor, purpose: 'refresh', credential: refreshToken },
    { grant_type: 'refresh_token', refresh_token: secret },
    [[secret, refreshToken]],
  );
  return session && { ...session, refreshToken: session.refreshToken ?? refreshToken };
}
