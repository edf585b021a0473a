import type { Engine, Registered } from '../engine.js';
import { isRecord } from '../../shared/index.js';
import { membersOf, registerKey, registerTokens } from '../requests/register.js';
import { codeIn } from '../requests/signIn.js';
import type { Names } from '../transcript.js';
import type { Sent } from '../transport.js';
import type { CodeId } from '../types/index.js';

/** What a manual request leads to: credentials that came back get their names. */
export function registerAnswer(engine: Engine, sent: Sent, clientId: string): Registered<null> {
  const brought = registerKey(engine, sent) ?? registerTokens(engine, sent, clientId);
  return {
    value: null,
    names: [...(brought?.names ?? []), ...codeNames(engine, sent), ...notRepeatable(sent)],
    credential: brought?.credential ?? null,
  };
}

/** An authorization code gets a name too: whoever calls by hand may present it. */
function codeNames(engine: Engine, { response }: Sent): Names {
  const secret = codeIn(response.headers);
  if (secret === null) return [];
  const name: CodeId = `code-${engine.codes.size + 1}`;
  engine.codes.set(name, { secret, issuedAt: engine.now, challenge: null });
  return [[secret, name]];
}

/** Public, but drawn anew in every run: signatures and public keys would tell a run from its replay. */
function notRepeatable({ response: { headers, body } }: Sent): Names {
  const type = headers.find(([name]) => name === 'content-type')?.[1];
  if (type?.startsWith('application/statuslist+jwt')) return [[body, 'status-list']];
  return publicKeys(membersOf(body)).map((part) => [part, 'public-key']);
}

/** The parts of a JSON Web Key that hold the key itself (RFC 7518 section 6). */
function publicKeys(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(publicKeys);
  if (!isRecord(value)) return [];
  const { kty, n, x, y } = value;
  const parts = kty === undefined ? [] : [n, x, y].filter((part) => typeof part === 'string');
  return [...parts, ...Object.values(value).flatMap(publicKeys)];
}
