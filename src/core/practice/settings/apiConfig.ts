import { DEFAULT_CONFIG, type ApiConfig, type OAuthClient } from '../../api/index.js';
import { mintOpaque } from '../../credentials/index.js';
import type { Random } from '../../shared/index.js';
import { RUNNING, type GivenSettings } from './table.js';

/** What is drawn at the start, where nobody gave it. */
export interface Secrets {
  adminSecret: string;
  controlSecret: string;
  clients: OAuthClient[];
}

export const DEFAULT_REDIRECT_URI = 'http://localhost:3000/callback';

export function drawSecrets(given: GivenSettings, random: Random): Secrets {
  const { redirectUri = DEFAULT_REDIRECT_URI } = given;
  const adminSecret = given.adminSecret ?? mintOpaque('kot_admin_', random);
  const clients = given.clients ?? [
    ...DEFAULT_CONFIG.clients.map((client) => ({
      ...client,
      redirectUris: [redirectUri],
      ...(client.secret !== undefined && { secret: mintOpaque('kot_client_', random) }),
    })),
  ];
  return { adminSecret, controlSecret: mintOpaque('kot_control_', random), clients };
}

/**
 * The settings of a world's API. Unless it is told otherwise, this one asks the list of revoked tokens, since who
 * practises expects a revoked token to be refused; and fetches the key set for each unknown key, since its clock may
 * stand while the signing key is rotated.
 */
export function apiConfigOf(
  given: GivenSettings,
  secrets: Secrets,
  issuer: string,
  problemBase: string,
): ApiConfig {
  const running = Object.fromEntries(
    Object.keys(RUNNING).flatMap((name) => {
      const value = given[name as keyof typeof RUNNING];
      return value === undefined ? [] : [[name, value]];
    }),
  ) as Partial<ApiConfig>;
  const { adminSecret, clients } = secrets;
  const audience = given.audience ?? issuer;
  return {
    ...DEFAULT_CONFIG,
    denylist: true,
    jwksCooldownS: 0,
    ...running,
    issuer,
    audience,
    problemBase,
    adminSecret,
    clients,
  };
}
