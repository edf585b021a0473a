import { registerKey, registerTokens } from '../registry.js';
import type { Stage } from '../stage.js';
import type { CredentialId } from '../types.js';
import type { Names, Sent } from '../wire.js';
import type { CodeId } from './types.js';

/** What a request by hand leads to: credentials that came back get their names. The exchange is about the first. */
export function settle(
  stage: Stage,
  sent: Sent,
  clientId: string,
): { names: Names; credential: CredentialId | null } {
  const body = parsed(sent.response.body);
  const minted =
    typeof body['key'] === 'string' && typeof body['id'] === 'string'
      ? registerKey(stage, sent)
      : typeof body['access_token'] === 'string'
        ? registerTokens(stage, sent, clientId)
        : null;
  return {
    names: [...(minted?.names ?? []), ...codeIn(stage, sent), ...notRepeatable(sent, body)],
    credential: minted?.credential ?? null,
  };
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
