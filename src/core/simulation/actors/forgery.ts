import { DEFAULT_CONFIG } from '../../api/index.js';
import {
  confusedKey,
  maskCredential,
  signAccessToken,
  type AccessTokenClaims,
  type SigningKey,
} from '../../credentials/index.js';
import type { Engine } from '../engine.js';
import type { Session } from '../requests/register.js';
import { ORIGIN } from '../transport.js';

/** The one user a forger pretends to be. */
const VICTIM = 'user-ana';

/**
 * A token that the thief makes with the stolen key. It verifies like any other: whoever has the key is the
 * issuer (RFC 7515 section 10.5). The API hears nothing of it until it is used.
 */
export async function forgeToken(engine: Engine): Promise<Session | null> {
  const stolen = await stolenKey(engine);
  if (!stolen) return null;
  const iat = Math.floor(engine.now / 1000);
  const claims: AccessTokenClaims = {
    iss: ORIGIN,
    sub: VICTIM,
    aud: ORIGIN,
    exp: iat + engine.tables.settings.accessTtlS,
    iat,
    jti: `forged-${engine.tables.state.credentials.size + 1}`,
    client_id: DEFAULT_CONFIG.clients[0]?.id ?? '',
    scope: 'orders:read orders:write',
  };
  const token = await signAccessToken(claims, stolen.key);
  const accessToken = engine.register(token, {
    lane: 'jwt',
    kind: 'access_token',
    serverId: claims.jti,
    clientId: claims.client_id,
    preview: maskCredential(token),
    scopes: claims.scope.split(' '),
    expiresAt: claims.exp * 1000,
    facts: { kid: stolen.signs ? stolen.key.kid : '', claims },
  });
  engine.tables.markLeaked(accessToken);
  // One made after its key was removed was taken away before it began.
  if (stolen.removed) engine.tables.markRevoked(accessToken);
  return { accessToken, refreshToken: null };
}

interface Stolen {
  key: SigningKey;
  /** Whether it is the key that signs, rather than one that the thief makes of the half that verifies. */
  signs: boolean;
  removed: boolean;
}

/** What the thief signs with: the signing key, a secret that verifiers share, or the public half misused as one. */
async function stolenKey({ tables, api }: Engine): Promise<Stolen | null> {
  const { stolen } = tables.state;
  const whole = stolen.get('signing-key');
  const row = api.state.signingKeys.get(whole ?? stolen.get('verifying-key') ?? '');
  if (!row) return null;
  const signs = whole !== undefined || row.alg === 'HS256';
  return { key: signs ? row : await confusedKey(row), signs, removed: row.removed !== null };
}
