import { expect, test } from 'vitest';
import { buildChecklist, exportChecklist, type Checklist } from '../../../src/core/checklist/index.js';
import { readChecklistFile } from '../../../src/state/checklist/file.js';

const list = buildChecklist({ decisions: [], findings: ['no-limits'] });
const json = exportChecklist(list, 'json');

function summarizeAs(name: string, answers: Record<string, string>): Checklist['decisions'][number] {
  return {
    name,
    answers,
    outcome: 'api-key',
    option: 'API key',
    drivers: [],
    reasons: [],
    runnersUp: [],
    ruledOut: [],
    revisit: [],
  };
}

test('a list that was downloaded is read back', async () => {
  expect(await readChecklistFile(new Blob([json]))).toEqual({ ok: true, items: list.items, decisions: [] });
});

test('its decisions come with it, without answers that are none of ours', async () => {
  const answers = { caller: 'partner', home: 'moon', moon: 'full' };
  const said = { ...list, decisions: [summarizeAs('Partners', answers)] };
  expect(await readChecklistFile(new Blob([exportChecklist(said, 'json')]))).toMatchObject({
    decisions: [{ name: 'Partners', answers: { caller: 'partner' } }],
  });
});

test('a file of 10 MB is refused before it is read', async () => {
  const arrayBuffer = (): Promise<ArrayBuffer> => Promise.reject(new Error('it was read'));
  expect(await readChecklistFile({ size: 10_000_000, arrayBuffer })).toEqual({
    ok: false,
    sentence: 'This file is 10.0 MB; a checklist is at most 2 MB. It was not read.',
  });
});

const utf16 = Uint8Array.from([0xff, 0xfe, ...[...json].flatMap((char) => [char.charCodeAt(0) & 255, 0])]);

test.each<[string, BlobPart, RegExp]>([
  ['JSON of another app', '{"name":"somebody else’s","items":[]}', /another program/],
  ['a run of the Lab', '{"format":"key-or-token/run","version":1}', /another program/],
  ['a newer version', json.replace('"version": 1', '"version": 2'), /another version/],
  ['half a file', json.slice(0, 400), /only part of it/],
  ['UTF-16', utf16, /not UTF-8/],
  ['Latin-1', Uint8Array.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]), /not UTF-8/],
  ['nothing', '', /not JSON/],
])('%s gets a sentence, and nothing is read', async (_, part, sentence) => {
  const read = await readChecklistFile(new Blob([part]));
  expect(read.ok ? '' : read.sentence).toMatch(sentence);
});
