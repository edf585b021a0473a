import { gapMs, refreshed } from './callers.js';
import { mintKey, revoke, rotateKey, signIn } from './errands.js';
import type { Stage } from './stage.js';
import type {
  ClientRow,
  Command,
  CommandCode,
  CommandEvent,
  CredentialId,
  CredentialRow,
  Lane,
  Order,
  SendOrder,
} from './types.js';
import type { Sent } from './wire.js';

type CarriedOutHere = Exclude<Order, SendOrder>;

/** What came of a command: its entry in the log, and the exchange where it was to send one. */
export interface Outcome {
  event: CommandEvent;
  sent?: Sent;
}

/** Carries a command out: its entry in the log comes first, then the requests it causes. */
export async function carryOut(stage: Stage, command: Command): Promise<Outcome> {
  if (command.type === 'send') {
    // Loaded when somebody first calls by hand: the first screen does without.
    const { sendByHand } = await import('./byHand/index.js');
    return sendByHand(stage, command);
  }
  const target = 'credential' in command ? stage.credential(command.credential) : undefined;
  const error = refusalOf(stage, command, target);
  if (!error) takeEffect(stage, command, target);
  const event = stage.command(command, laneOf(command, target), error ?? undefined);
  if (!error) await runErrands(stage, command, target);
  return { event };
}

function laneOf(order: CarriedOutHere, target: CredentialRow | undefined): Lane | null {
  switch (order.type) {
    case 'mint':
      return order.lane;
    case 'refresh':
      return 'jwt';
    case 'configure':
      return null;
    default:
      return target?.lane ?? null;
  }
}

/** Why a command cannot be carried out now, or null. */
function refusalOf(
  stage: Stage,
  order: CarriedOutHere,
  target: CredentialRow | undefined,
): CommandCode | null {
  switch (order.type) {
    case 'mint':
    case 'configure':
      return null;
    case 'refresh':
      return stage.client('customer', 'jwt')?.refreshToken ? null : 'nothing_to_refresh';
    case 'leak':
      if (!target) return 'unknown_credential';
      return target.kind === 'refresh_token' ? 'wrong_kind' : null;
    case 'revoke':
      if (!target) return 'unknown_credential';
      return target.revokedAt === null ? null : 'already_revoked';
    case 'rotate':
      if (!target) return 'unknown_credential';
      if (target.kind !== 'api_key') return 'wrong_kind';
      return target.revokedAt === null ? null : 'already_revoked';
  }
}

/** What a command does by itself, without a request. */
function takeEffect(stage: Stage, order: Order, target: CredentialRow | undefined): void {
  if (order.type === 'configure') {
    stage.api.configure(order.dials);
    stage.put('dials', 'api', { ...stage.dials, ...order.dials });
  }
  if (order.type === 'leak' && target) {
    stage.put('credentials', target.id, { ...target, leakedAt: target.leakedAt ?? stage.now });
    const thief = stage.client('attacker', target.lane);
    stage.putClient(
      thief ? { ...thief, holds: target.id } : newcomer(stage, 'attacker', target.lane, target.id, null),
    );
  }
}

async function runErrands(stage: Stage, order: Order, target: CredentialRow | undefined): Promise<void> {
  if (order.type === 'mint' && order.lane === 'key') equip(stage, 'key', await mintKey(stage), null);
  if (order.type === 'mint' && order.lane === 'jwt') {
    const { accessToken, refreshToken } = await signIn(stage);
    equip(stage, 'jwt', accessToken, refreshToken);
  }
  if (order.type === 'refresh') {
    const customer = stage.client('customer', 'jwt');
    if (customer) await refreshed(stage, customer);
  }
  if (order.type === 'revoke' && target) await revoke(stage, target);
  if (order.type === 'rotate' && target) {
    const key = await rotateKey(stage, target, order.overlapS);
    if (key) equip(stage, 'key', key, null);
  }
}

/** Hands the customer a credential to use from now on. */
function equip(stage: Stage, lane: Lane, holds: CredentialId, refreshToken: CredentialId | null): void {
  const customer = stage.client('customer', lane);
  stage.putClient(
    customer
      ? { ...customer, holds, refreshToken, recoversAt: null }
      : newcomer(stage, 'customer', lane, holds, refreshToken),
  );
}

function newcomer(
  stage: Stage,
  actor: ClientRow['actor'],
  lane: Lane,
  holds: CredentialId,
  refreshToken: CredentialId | null,
): ClientRow {
  return {
    actor,
    lane,
    holds,
    refreshToken,
    nextAt: stage.now + gapMs(stage, actor, 0),
    sent: 0,
    recoversAt: null,
  };
}
