import { expect, test } from 'vitest';
import { signingKey } from '../../../../src/content/scenarios/signingKey.js';
import { startRun, type CommandInput, type Run } from '../../../../src/core/simulation/index.js';
import { signingKeys } from '../../../../src/state/lab/serverTables/copies.js';

const { world } = signingKey;
const NO_TOUCHES = new Map() as unknown as Parameters<typeof signingKeys>[1];
const as = (...algs: ('HS256' | 'ES256' | 'RS256')[]): CommandInput[] =>
  algs.map((alg) => ({ type: 'configure', dials: { alg } }));

const WAYS: [name: string, orders: CommandInput[]][] = [
  ['one algorithm', as('HS256')],
  ['there and back', as('HS256', 'ES256', 'HS256')],
  ['there, back and there again', as('ES256', 'HS256', 'ES256')],
  ['three algorithms', as('RS256', 'ES256', 'HS256')],
  ['a key that signs later', [{ type: 'rotate_signing_key', useAfterS: 900 }]],
  ['a key that signs at once', [{ type: 'rotate_signing_key', useAfterS: 0 }]],
  [
    'a key that signs later, and another algorithm meanwhile',
    [{ type: 'rotate_signing_key', useAfterS: 900 }, ...as('ES256', 'HS256')],
  ],
  [
    'the only key of an algorithm is still to come',
    [
      ...as('ES256'),
      { type: 'rotate_signing_key', useAfterS: 900 },
      { type: 'remove_signing_key' },
      { type: 'remove_signing_key' },
      ...as('HS256', 'ES256'),
    ],
  ],
];

test.each(WAYS)(
  'table, server and thief name the key that the next token is signed with: %s',
  async (_, orders) => {
    const run = await startRun(world, 7);
    let moment = world.startsAt + 60_000;
    for (const order of orders) await run.issue({ ...order, at: (moment += 1000) });
    await run.issue({ type: 'mint', lane: 'jwt', at: (moment += 1000) });
    const token = run.view(moment).credentials.findLast(({ kind }) => kind === 'access_token');
    const signs = token && 'kid' in token.facts ? token.facts.kid : null;
    expect(signs).not.toBeNull();

    expect(inTheTable(run, moment)).toEqual([signs]);
    expect(await atTheServer(run, moment)).toEqual([signs]);
    expect(await withTheThief(run, moment + 1)).toBe(signs);
  },
);

function inTheTable(run: Run, moment: number): string[] {
  const { rows } = signingKeys(run.view(moment), NO_TOUCHES);
  return rows.filter(({ detail }) => detail.endsWith(' signs')).map(({ name }) => name);
}

async function atTheServer(run: Run, moment: number): Promise<string[]> {
  const answer = await run.serve(
    new Request('https://api.example/v1/signing-keys', {
      headers: { Authorization: 'Bearer demo-admin-secret' },
    }),
    moment,
  );
  const { keys } = (await answer.json()) as { keys: { kid: string; signs: boolean }[] };
  return keys.filter(({ signs }) => signs).map(({ kid }) => kid);
}

/** Whose id stands in the tokens that a thief of the signing key makes. */
async function withTheThief(run: Run, moment: number): Promise<string | null> {
  await run.issue({ type: 'leak_signing_key', at: moment });
  await run.advance(moment + 60_000);
  const forged = run.view(moment + 60_000).credentials.find(({ serverId }) => serverId.startsWith('forged-'));
  return forged && 'kid' in forged.facts ? forged.facts.kid : null;
}
