import type { Stage } from '../stage.js';
import type { Command, CommandEvent, CredentialId, Lane, SendOrder } from '../types.js';
import type { Sent } from '../wire.js';
import { clientOf, isCode, toBeSent } from './secrets.js';
import { settle } from './settle.js';
import { FOR_THE_LOG, spell } from './spell.js';
import type { HandMade, Presented, SecretName } from './types.js';

/** Sends what a description says. A live call and its replay are the same, since both begin here. */
export async function sendByHand(
  stage: Stage,
  command: Command & SendOrder,
): Promise<{ event: CommandEvent; sent?: Sent }> {
  const { request, by } = command;
  const presented = presentedIn(request);
  const lane = laneOf(stage, request, presented);
  const isKnown = presented.every(({ secret }) => isThere(stage, secret));
  const event = stage.command(command, lane, isKnown ? undefined : 'unknown_credential');
  if (!isKnown) return { event };

  const credential = presented.map(({ secret }) => secret).find(isCredential) ?? null;
  const sent = await stage.request(
    { lane, credential, ...(by ? { actor: by, purpose: 'call' } : { actor: 'you', purpose: 'by_hand' }) },
    spell(request, await toBeSent(stage, request)),
    [],
    (came) => {
      const settled = settle(stage, came, clientOf(stage, request)?.id ?? '');
      const about = credential ?? settled.credential;
      return { names: settled.names, ...(about && { credential: about }) };
    },
    spell(request, FOR_THE_LOG),
  );
  return { event, sent };
}

/** Every secret of a request: those of its header fields first. */
function presentedIn(request: HandMade): Presented[] {
  const found: Presented[] = [...request.credentials];
  spell(request, { ...FOR_THE_LOG, secret: (presented) => `${found.push(presented)}` });
  return found;
}

function isCredential(name: SecretName): name is CredentialId {
  return name.startsWith('cred-');
}

function isThere(stage: Stage, name: SecretName): boolean {
  if (isCode(name)) return stage.codes.has(name);
  return !isCredential(name) || stage.credential(name) !== undefined;
}

/** The lane of the first credential, or of the address where it tells. */
function laneOf(stage: Stage, { path }: HandMade, presented: readonly Presented[]): Lane | null {
  for (const { secret } of presented) {
    if (isCredential(secret)) return stage.credential(secret)?.lane ?? null;
    if (secret === 'unknown-key') return 'key';
    if (secret === 'unknown-token' || isCode(secret)) return 'jwt';
  }
  if (path.startsWith('/v1/keys')) return 'key';
  return /^\/(oauth|inner)\//.test(path) ? 'jwt' : null;
}
