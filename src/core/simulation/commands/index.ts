import type { Engine } from '../engine.js';
import type { Members } from '../read.js';
import type { Sent } from '../transport.js';
import type { Command, CommandEvent, CommandType } from '../types/index.js';
import { addProxy } from './addProxy.js';
import { configure } from './configure.js';
import type { CommandKind } from '../commandKind.js';
import { leak } from './leak.js';
import { logOut } from './logOut.js';
import { mint } from './mint.js';
import { openTab } from './openTab.js';
import { breakPart, mendPart } from './outages.js';
import { refresh } from './refresh.js';
import { revoke } from './revoke.js';
import { rotateKey } from './rotateKey.js';
import { send } from './send.js';
import { leakSigningKey, removeSigningKey, rotateSigningKey } from './signingKeys.js';
import { changeRole, deleteUser, signOutEverywhere } from './users.js';

/** Every type of command. One that is missing, or lacks a part, does not compile. */
const COMMANDS: { [Type in CommandType]: CommandKind<Type> } = {
  mint,
  leak,
  leak_signing_key: leakSigningKey,
  revoke,
  rotate: rotateKey,
  refresh,
  open_tab: openTab,
  log_out: logOut,
  sign_out_everywhere: signOutEverywhere,
  change_role: changeRole,
  delete_user: deleteUser,
  rotate_signing_key: rotateSigningKey,
  remove_signing_key: removeSigningKey,
  add_proxy: addProxy,
  configure,
  break: breakPart,
  mend: mendPart,
  send,
};

/** Carries a command out: its entry in the log comes first, then the requests it causes. */
export async function carryOut(
  engine: Engine,
  command: Command,
): Promise<{ event: CommandEvent; sent: Sent | undefined }> {
  const kind = kindOf(command);
  const error = kind.refusal(engine, command);
  const event = engine.logCommand(command, kind.lane(engine, command), error);
  return { event, sent: error ? undefined : await kind.apply(engine, command) };
}

function kindOf<Type extends CommandType>({ type }: Command<Type>): CommandKind<Type> {
  return COMMANDS[type];
}

function isCommandType(type: unknown): type is CommandType {
  return typeof type === 'string' && Object.hasOwn(COMMANDS, type);
}

/** Whether a record from a file is a command, its moment apart. */
export function isCommandInput(members: Members): boolean {
  const { type } = members;
  return isCommandType(type) && COMMANDS[type].isValid(members);
}
