import { s256Challenge } from '../../credentials/index.js';
import type { Engine } from '../engine.js';
import type { ClientRow } from '../types/index.js';
import { CLIENT_ID, REDIRECT_URI, SCOPE } from './http.js';
import type { Session } from './register.js';
import { askForTokens } from './tokens.js';

/** A person signs in: authorization code with PKCE. Null when the API refuses. */
export async function signIn(
  engine: Engine,
  { actor, user }: Pick<ClientRow, 'actor' | 'user'>,
): Promise<Session | null> {
  const verifier = `verifier-for-sign-in-${engine.history.log.length}`.padEnd(43, '-');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    scope: SCOPE,
    login_hint: user,
    code_challenge: await s256Challenge(verifier),
    code_challenge_method: 'S256',
  });
  const about = { actor, purpose: 'sign_in', credential: null } as const;
  const { registered: code } = await engine.request({
    lane: 'jwt',
    ...about,
    outgoing: { method: 'GET', path: `/oauth/authorize?${query}` },
    register: ({ response }) => {
      const issued = codeIn(response.headers);
      return issued === null ? null : { value: issued, names: [[issued, 'code']], credential: null };
    },
  });
  if (code === null) return null;
  return askForTokens(
    engine,
    about,
    { grant_type: 'authorization_code', redirect_uri: REDIRECT_URI, code, code_verifier: verifier },
    [
      [code, 'code'],
      [verifier, 'code-verifier'],
    ],
  );
}

/** The authorization code in the address to go on to (RFC 6749 section 4.1.2). */
export function codeIn(headers: readonly [name: string, value: string][]): string | null {
  const location = headers.find(([name]) => name === 'location')?.[1];
  return location === undefined ? null : new URL(location).searchParams.get('code');
}
