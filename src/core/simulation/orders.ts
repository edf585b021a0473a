import { refreshed } from './callers.js';
import { ACCOUNTS, equip, leak, publish } from './equip.js';
import { mintKey, revoke, signIn } from './errands.js';
import type { Stage } from './stage.js';
import type { Command, CommandCode, CommandEvent, CredentialRow, Lane, Order, SendOrder } from './types.js';
import type { Sent } from './wire.js';

export type CarriedOutHere = Exclude<Order, SendOrder>;

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
  const event = stage.command(command, laneOf(command, target), error ?? undefined);
  if (!error) await takeEffect(stage, command, target);
  return { event };
}

function laneOf(order: CarriedOutHere, target: CredentialRow | undefined): Lane | null {
  switch (order.type) {
    case 'mint':
      return order.lane;
    case 'add_proxy':
      return 'key';
    case 'refresh':
    case 'open_tab':
    case 'log_out':
    case 'leak_signing_key':
    case 'rotate_signing_key':
    case 'remove_signing_key':
      return 'jwt';
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
  const session = stage.client('customer', 'jwt');
  switch (order.type) {
    case 'leak':
      return target ? null : 'unknown_credential';
    case 'revoke':
      if (!target) return 'unknown_credential';
      return target.revokedAt === null ? null : 'already_revoked';
    case 'rotate':
      if (!target) return 'unknown_credential';
      if (target.kind !== 'api_key') return 'wrong_kind';
      return target.revokedAt === null ? null : 'already_revoked';
    case 'refresh':
      return session?.refreshToken || session?.exchanges ? null : 'nothing_to_refresh';
    case 'open_tab':
    case 'log_out':
      return session?.refreshToken ? null : 'nobody_signed_in';
    case 'change_role':
    case 'delete_user':
    case 'sign_out_everywhere':
      return stage.api.state.users.get(order.user)?.deletedAt == null ? null : 'unknown_user';
    case 'add_proxy':
      return stage.keysArePublic ? null : 'already_so';
    case 'break':
      return stage.dials.down.includes(order.part) ? 'already_so' : null;
    case 'mend':
      return stage.dials.down.includes(order.part) ? null : 'already_so';
    default:
      return null;
  }
}

async function takeEffect(
  stage: Stage,
  order: CarriedOutHere,
  target: CredentialRow | undefined,
): Promise<void> {
  switch (order.type) {
    case 'mint':
      return order.lane === 'key' ? giveKey(stage, order) : giveTokens(stage, order);
    case 'leak':
      if (target) leak(stage, target);
      return;
    case 'revoke':
      if (target) await revoke(stage, target);
      return;
    case 'refresh': {
      const customer = stage.client('customer', 'jwt');
      if (customer) await refreshed(stage, customer);
      return;
    }
    case 'configure':
      stage.setDials(order.dials);
      return;
    case 'break':
      stage.setDials({ down: [...stage.dials.down, order.part] });
      return;
    case 'mend':
      stage.setDials({ down: stage.dials.down.filter((part) => part !== order.part) });
      return;
    default: {
      // The duel on the first screen knows none of these.
      const { takeRareEffect } = await import('./rareOrders.js');
      return takeRareEffect(stage, order, target);
    }
  }
}

type Mint = Extract<Order, { type: 'mint' }>;

async function giveKey(stage: Stage, { for: actor = 'customer', user }: Mint): Promise<void> {
  const account = user ?? ACCOUNTS[actor].key;
  const holds = await mintKey(stage, { actor, user: account, lane: 'key' });
  if (!holds) return;
  equip(stage, { actor, lane: 'key', user: account, holds });
  if (actor === 'customer') publish(stage, holds);
}

async function giveTokens(stage: Stage, { for: actor = 'customer', user }: Mint): Promise<void> {
  if (stage.scenario.tokensFor === 'api_key') {
    const account = user ?? ACCOUNTS[actor].key;
    const key = await mintKey(stage, { actor, user: account, lane: 'jwt' });
    const { exchangeKey } = await import('./rareErrands.js');
    const session = key && (await exchangeKey(stage, key, actor));
    if (session)
      equip(stage, { actor, lane: 'jwt', user: account, holds: session.accessToken, exchanges: key });
    return;
  }
  const account = user ?? ACCOUNTS[actor].jwt;
  const session = await signIn(stage, { actor, user: account, lane: 'jwt' });
  if (!session) return;
  const { accessToken: holds, refreshToken } = session;
  equip(stage, { actor, lane: 'jwt', user: account, holds, refreshToken });
}
