import type { ServerChange } from '../../api/index.js';
import type { ApiKeyRow, RefreshFamilyRow } from '../../credentials/index.js';
import { registerKey, registerTokens } from '../registry.js';
import type { Stage } from '../stage.js';
import type { CredentialId, CredentialRow } from '../types.js';
import type { Names, Sent } from '../wire.js';
import type { CodeId } from './types.js';

/**
 * What a request by hand leads to: credentials that came back get their names, and those it ended are marked. The
 * exchange is about the first of them, unless it carried one itself.
 */
export function settle(
  stage: Stage,
  sent: Sent,
  clientId: string,
): { names: Names; credential: CredentialId | null } {
  const ended = markEnded(stage, sent);
  const body = parsed(sent.response.body);
  const minted =
    typeof body['key'] === 'string' && typeof body['id'] === 'string'
      ? registerKey(stage, sent)
      : typeof body['access_token'] === 'string'
        ? registerTokens(stage, sent, clientId)
        : null;
  return {
    names: [...(minted?.names ?? []), ...codeIn(stage, sent), ...notRepeatable(sent, body)],
    credential: minted?.credential ?? ended,
  };
}

/** Marks what the server takes no longer, or not for long. Returns the first of it. */
function markEnded(stage: Stage, { trace }: Sent): CredentialId | null {
  const marked = trace.changes.flatMap((change) => {
    const end = endIn(change, stage.now);
    const open = [...stage.state.credentials.values()].filter(({ revokedAt }) => revokedAt === null);
    return end ? open.filter(end.isMeant).map((credential) => ({ ...credential, ...end.then })) : [];
  });
  for (const credential of marked) stage.put('credentials', credential.id, credential);
  return marked[0]?.id ?? null;
}

interface End {
  isMeant(credential: CredentialRow): boolean;
  then: Partial<Pick<CredentialRow, 'revokedAt' | 'expiresAt'>>;
}

/** Which credentials a change of the server's tables puts an end to. */
function endIn({ table, key, row }: ServerChange, now: number): End | null {
  const revoked = { revokedAt: now };
  if (table === 'apiKeyIds' && row === undefined) {
    // The row of a key that expired goes too, sooner or later.
    const lives = ({ expiresAt }: CredentialRow): boolean => expiresAt === null || expiresAt > now;
    return { isMeant: (held) => held.serverId === key && lives(held), then: revoked };
  }
  if (table === 'apiKeys' && row !== undefined) {
    const { id, expiresAt } = row as ApiKeyRow;
    return { isMeant: (held) => held.serverId === id && held.expiresAt !== expiresAt, then: { expiresAt } };
  }
  if (table === 'revokedTokens' && row !== undefined) {
    const { jti } = row as { jti: string };
    return { isMeant: ({ kind, serverId }) => kind === 'access_token' && serverId === jti, then: revoked };
  }
  if (table === 'families' && (row as RefreshFamilyRow | undefined)?.endedAt != null) {
    return { isMeant: ({ serverId }) => serverId === key, then: revoked };
  }
  return null;
}
/** An authorization code comes in the address to go on to (RFC 6749 section 4.1.2). */
function codeIn(stage: Stage, { response }: Sent): Names {
  const location = headerOf(response.headers, 'location');
  const secret = location === undefined ? null : new URL(location).searchParams.get('code');
  if (secret === null) return [];
  const name: CodeId = `code-${stage.codes.size + 1}`;
  stage.codes.set(name, { secret, issuedAt: stage.now, challenge: null });
  return [[secret, name]];
}

/** Public, but drawn anew in every run: signatures and public keys would tell a run from its replay. */
function notRepeatable({ response }: Sent, body: Record<string, unknown>): Names {
  if (headerOf(response.headers, 'content-type')?.startsWith('application/statuslist+jwt')) {
    return [[response.body, 'status-list']];
  }
  return publicKeys(body).map((part) => [part, 'public-key']);
}

/** The parts of a JSON Web Key that hold the key itself (RFC 7518 section 6). */
function publicKeys(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kty, n, x, y } = value as Record<string, unknown>;
  const parts = kty === undefined ? [] : [n, x, y].filter((part) => typeof part === 'string');
  return [...parts, ...Object.values(value).flatMap(publicKeys)];
}

function headerOf(headers: readonly [string, string][], name: string): string | undefined {
  return headers.find(([given]) => given === name)?.[1];
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
