import { publish } from '../actors/attacker.js';
import { ACCOUNTS, equip } from '../actors/equipment.js';
import type { Engine } from '../engine.js';
import { isAccount } from '../read.js';
import { exchangeKey } from '../requests/exchange.js';
import { mintKey } from '../requests/mint.js';
import { signIn } from '../requests/signIn.js';
import { CALLERS, LANES, type Command } from '../types/index.js';
import type { CommandKind } from '../commandKind.js';

/** A caller gets something to call with: a key, or tokens in the way the scenario has it. */
export const mint: CommandKind<'mint'> = {
  type: 'mint',
  isValid: ({ lane, for: actor, user }) =>
    LANES.some((id) => id === lane) &&
    (actor === undefined || CALLERS.some((id) => id === actor)) &&
    (user === undefined || isAccount(user)),
  lane: (_engine, { lane }) => lane,
  refusal: () => null,
  async apply(engine, command) {
    if (command.lane === 'key') await giveKey(engine, command);
    else if (engine.scenario.tokensFor === 'api_key') await giveKeyForTokens(engine, command);
    else await giveTokens(engine, command);
  },
};

type Mint = Command<'mint'>;

async function giveKey(engine: Engine, { for: actor = 'customer', user }: Mint): Promise<void> {
  const account = user ?? ACCOUNTS[actor].key;
  const holds = await mintKey(engine, { user: account, lane: 'key' });
  if (!holds) return;
  equip(engine, { actor, lane: 'key', user: account, holds });
  if (actor === 'customer') publish(engine, holds);
}

async function giveKeyForTokens(engine: Engine, { for: actor = 'customer', user }: Mint): Promise<void> {
  const account = user ?? ACCOUNTS[actor].key;
  const exchanges = await mintKey(engine, { user: account, lane: 'jwt' });
  const session = exchanges && (await exchangeKey(engine, exchanges, actor));
  if (session) {
    equip(engine, { actor, lane: 'jwt', user: account, holds: session.accessToken, exchanges });
  }
}

async function giveTokens(engine: Engine, { for: actor = 'customer', user }: Mint): Promise<void> {
  const account = user ?? ACCOUNTS[actor].jwt;
  const session = await signIn(engine, { actor, user: account });
  if (!session) return;
  const { accessToken: holds, refreshToken } = session;
  equip(engine, { actor, lane: 'jwt', user: account, holds, refreshToken });
}
