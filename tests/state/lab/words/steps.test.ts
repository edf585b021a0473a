import { expect, test } from 'vitest';
import { SETTING_WORDS } from '../../../../src/content/lab/settings.js';
import { signingKey } from '../../../../src/content/scenarios/signingKey.js';
import { startRun, type Command } from '../../../../src/core/simulation/index.js';
import { keptTables } from '../../../../src/state/lab/serverTables/index.js';
import { copiesOf } from '../../../../src/state/lab/timeline/bars/copies.js';
import { whyOf } from '../../../../src/state/lab/why/index.js';
import { narrate } from '../../../../src/state/lab/words/narration.js';
import { keyWords, refusalWords, stepWords } from '../../../../src/state/lab/words/steps.js';

const { world, actAt, prediction } = signingKey;

/** Everything that is said of a run in which tokens are signed with one secret. */
async function saidIn(commands: readonly Command[]): Promise<string[]> {
  const run = await startRun(world, 1, commands);
  await run.advance(world.endsAt);
  const credentials = new Map(run.view(world.endsAt).credentials.map((row) => [row.id, row]));
  return run.log.flatMap((event) => {
    const view = run.view(event.at);
    const tables = keptTables(view, null).flatMap(({ title, where, rows }) => [
      title,
      where,
      ...rows.flatMap(({ name, detail }) => [name, detail]),
    ]);
    const copies = copiesOf(view, 'jwt').map(({ label }) => label);
    const told = [narrate(event, credentials), ...tables, ...copies];
    if (event.kind === 'command') return told;
    const { cause, otherwise } = whyOf(event, run.log, credentials, world);
    const steps = event.trace.steps.map((step) => stepWords(step, view.settings.alg));
    return [...told, cause?.sentence ?? '', ...otherwise, ...steps];
  });
}

const beside: Command[] = [{ at: actAt ?? 0, type: 'rotate_signing_key', useAfterS: 0 }];

test.each([
  ['nothing done', []],
  ['the secret taken away', prediction?.commands ?? []],
  ['a new secret beside the old one', beside],
])('where a secret signs, nobody speaks of public keys and key sets: %s', async (_, commands) => {
  const said = await saidIn(commands);
  expect(said.filter((sentence) => /public|JWKS|key set/i.test(sentence))).toEqual([]);
  expect(said.some((sentence) => sentence.includes('shared secrets'))).toBe(true);
});

test('the dials of a story about a shared secret do not speak of them either', () => {
  const labels = signingKey.settings.flatMap((dial) => (dial === 'down' ? [] : [SETTING_WORDS[dial].label]));
  expect(labels.filter((label) => /public|JWKS|key set/i.test(label))).toEqual([]);
});

test('where a pair signs, the words are those of the standard', () => {
  expect(refusalWords('token_unknown_key', 'ES256')).toBe(
    'No public key with this kid in the verifier’s copy of the JWKS',
  );
  expect(refusalWords('token_unknown_key', 'HS256')).toBe(
    'No secret with this kid in the verifier’s copy of the shared secrets',
  );
  expect(keyWords('RS256')).toEqual(keyWords('PS256'));
});
