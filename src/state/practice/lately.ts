import type { Call } from './calls/call.js';
import type { KnownCredentials } from './known.js';
import type { CredentialMessage } from './server/messages.js';

/** As many as one looks at. */
const MOST = 8;
/** Further back nobody looks. */
const CALLS_BACK = 400;
const ENDABLE: ReadonlySet<string> = new Set(['api_key', 'access_token', 'refresh_token']);

/** The credentials that calls presented or were given of late, newest first; and those that the server has yet to be asked about. */
export function lately(
  calls: readonly Call[],
  known: KnownCredentials,
): { known: readonly CredentialMessage[]; unknown: readonly string[] } {
  const found = new Map<string, CredentialMessage>();
  const unknown = new Set<string>();
  for (let seq = calls.length - 1; seq >= Math.max(0, calls.length - CALLS_BACK); seq -= 1) {
    const call = calls[seq];
    if (!call) break;
    for (const id of [...(call.credential === null ? [] : [call.credential]), ...call.told.issued]) {
      const credential = known.get(id);
      if (!credential) unknown.add(id);
      else if (ENDABLE.has(credential.kind)) found.set(id, credential);
      if (found.size + unknown.size >= MOST) return { known: [...found.values()], unknown: [...unknown] };
    }
  }
  return { known: [...found.values()], unknown: [...unknown] };
}
