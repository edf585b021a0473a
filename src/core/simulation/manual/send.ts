import type { Engine } from '../engine.js';
import type { Sent } from '../transport.js';
import type { Command, CredentialId, Lane } from '../types/index.js';
import type { ManualRequest, Presented, SecretName } from './request.js';
import { clientOf, isCode, toBeSent } from './secrets.js';
import { registerAnswer } from './answer.js';
import { FOR_THE_LOG, spell } from './spell.js';

/** Sends what a description says, as you or as a thief. */
export async function sendManual(engine: Engine, { request, by }: Command<'send'>): Promise<Sent> {
  return engine.request({
    lane: laneOf(engine, request),
    ...(by ? { actor: by, purpose: 'call' } : { actor: 'you', purpose: 'by_hand' }),
    credential: namesIn(request).find(isCredential) ?? null,
    outgoing: spell(request, await toBeSent(engine, request)),
    shown: spell(request, FOR_THE_LOG),
    register: (sent) => registerAnswer(engine, sent, clientOf(engine, request)?.id ?? ''),
  });
}

/** Whether it names a secret that the run does not have yet. */
export function missesSecret({ codes, tables }: Engine, request: ManualRequest): boolean {
  return namesIn(request).some((name) =>
    isCode(name) ? !codes.has(name) : isCredential(name) && !tables.credential(name),
  );
}

/** The lane of the first credential, or of the address where it tells. */
export function laneOf({ tables }: Engine, request: ManualRequest): Lane | null {
  for (const name of namesIn(request)) {
    if (isCredential(name)) return tables.credential(name)?.lane ?? null;
    if (name === 'unknown-key') return 'key';
    if (name === 'unknown-token' || isCode(name)) return 'jwt';
  }
  if (request.path.startsWith('/v1/keys')) return 'key';
  return /^\/(oauth|inner)\//.test(request.path) ? 'jwt' : null;
}

/** Every secret of a request: those of its header fields first. */
function namesIn(request: ManualRequest): SecretName[] {
  const found: Presented[] = [...request.credentials];
  spell(request, { ...FOR_THE_LOG, secret: (presented) => `${found.push(presented)}` });
  return found.map(({ secret }) => secret);
}

function isCredential(name: SecretName): name is CredentialId {
  return name.startsWith('cred-');
}
