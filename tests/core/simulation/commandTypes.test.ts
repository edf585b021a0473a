import { expect, test } from 'vitest';
import {
  runFault,
  startRun,
  type Command,
  type CommandInput,
  type CommandType,
} from '../../../src/core/simulation/index.js';
import { at, world } from './harness.js';

/** One command of each type, with all that it needs and nothing more. */
const LEAST: { [Type in CommandType]: CommandInput<Type> } = {
  mint: { type: 'mint', lane: 'key' },
  leak: { type: 'leak', credential: 'cred-1' },
  leak_signing_key: { type: 'leak_signing_key' },
  revoke: { type: 'revoke', credential: 'cred-1' },
  rotate: { type: 'rotate', credential: 'cred-1', overlapS: 60 },
  refresh: { type: 'refresh' },
  open_tab: { type: 'open_tab' },
  log_out: { type: 'log_out' },
  sign_out_everywhere: { type: 'sign_out_everywhere', user: 'user-ana' },
  change_role: { type: 'change_role', user: 'user-ana', role: 'member' },
  delete_user: { type: 'delete_user', user: 'user-ana' },
  rotate_signing_key: { type: 'rotate_signing_key', useAfterS: 0 },
  remove_signing_key: { type: 'remove_signing_key' },
  add_proxy: { type: 'add_proxy' },
  configure: { type: 'configure', dials: { keyCacheS: 60 } },
  break: { type: 'break', part: 'key_store' },
  mend: { type: 'mend', part: 'key_store' },
  send: {
    type: 'send',
    request: {
      method: 'GET',
      path: '/v1/me',
      query: [],
      region: null,
      longLines: [],
      credentials: [],
      body: null,
    },
  },
};

async function faultOf(command: object): Promise<string | undefined> {
  const file = (await startRun(world, 1)).export();
  return runFault({ ...file, commands: [{ ...command, at: at(5) }] })?.where;
}

test.each(Object.entries(LEAST))(
  'a file may hold %s, and not one that lacks or garbles a member',
  async (_, least) => {
    expect(await faultOf(least)).toBeUndefined();
    for (const name of Object.keys(least)) {
      const rest = Object.fromEntries(Object.entries(least).filter(([member]) => member !== name));
      expect([name, await faultOf(rest)]).toEqual([name, 'commands[0]']);
      for (const nonsense of [null, '', '<b>', -1, [], {}]) {
        expect([name, nonsense, await faultOf({ ...least, [name]: nonsense })]).toEqual([
          name,
          nonsense,
          name === 'dials' && JSON.stringify(nonsense) === '{}' ? undefined : 'commands[0]',
        ]);
      }
    }
  },
);

test('names that every object has are no commands', async () => {
  for (const type of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect([type, await faultOf({ type })]).toEqual([type, 'commands[0]']);
  }
});

test.each(Object.entries(LEAST))(
  '%s stands in the log and in the file when it is given, carried out or not',
  async (type, least) => {
    const run = await startRun(world, 1);
    await run.advance(at(5));
    const command: Command = { ...least, at: at(5) };
    await run.issue(command);
    const logged = run.log.findLast((event) => event.kind === 'command');
    expect(logged).toMatchObject({ kind: 'command', command: { type }, at: at(5) });
    expect(run.export().commands).toEqual([command]);
  },
);
