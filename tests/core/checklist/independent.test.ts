import { readFile } from 'node:fs/promises';
import Ajv2020 from 'ajv/dist/2020.js';
import { HtmlRenderer, Parser, type Node } from 'commonmark';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import {
  buildChecklist,
  exportChecklist,
  markChecklist,
  untouched,
} from '../../../src/core/checklist/index.js';
import { decision, sample, words } from './fixtures.js';

/** Each export is read by software that nobody here wrote. */

const long = markChecklist(
  buildChecklist({
    decisions: [
      decision('key-to-jwt', { stakes: 'high' }, 'Partners'),
      decision('jwt-refresh', {}, 'People'),
    ],
    findings: ['never-revoked'],
    words,
  }),
  {
    'hashed-keys': { ...untouched, status: 'done', owner: '=cmd|calc', due: '2026-12-31', note: 'a, "b"\nc' },
    'revoke-first': { ...untouched, status: 'not-applicable', reason: '# <b>no</b> `x' },
  },
);

test.each([
  ['the sample', sample],
  ['a long list', long],
])('%s as CSV: one record an item, nothing that a spreadsheet would run', (_, list) => {
  const records = parse(exportChecklist(list, 'csv'), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  expect(records.map(({ id }) => id)).toEqual(list.items.map(({ id }) => id));
  expect(records.map(({ title }) => title)).toEqual(list.items.map(({ action }) => action));
  for (const record of records) {
    for (const name of ['id', 'title', 'status', 'owner', 'note', 'source', 'source_url'])
      expect(record).toHaveProperty(name);
    for (const cell of Object.values(record)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
  const addresses = list.items.map(({ sources }) => sources.map(({ url }) => url).filter(Boolean));
  expect(records.map(({ source_url: cell = '' }) => cell)).toEqual(
    addresses.map((urls) => urls.map((url) => url.replaceAll(' ', '%20')).join(' ')),
  );
  expect(records.map(({ note = '' }) => note.replace(/^'/, ''))).toEqual(list.items.map(({ note }) => note));
});

test('the Markdown is one list item a task, with the text as it is, and no element of anybody’s', () => {
  const tree = new Parser().parse(exportChecklist(long, 'markdown'));
  const kinds = new Map<string, number>();
  const texts: string[] = [];
  const walker = tree.walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const node: Node = step.node;
    if (!step.entering) continue;
    kinds.set(node.type, (kinds.get(node.type) ?? 0) + 1);
    if (node.literal) texts.push(node.literal);
  }
  expect(kinds.get('html_inline') ?? 0).toBe(0);
  expect(kinds.get('html_block') ?? 0).toBe(0);
  const html = new HtmlRenderer().render(tree);
  const tasks = html.match(/<li>\[[ x]\] /g) ?? [];
  expect(tasks).toHaveLength(long.items.length - 1);
  expect(html).toContain('# &lt;b&gt;no&lt;/b&gt; `x');
  expect(texts.join('')).toContain('=cmd|calc, by 2026-12-31');
});

test('the decision record has the headings of MADR 4', () => {
  const html = new HtmlRenderer().render(
    new Parser().parse(exportChecklist(sample, 'adr').replace(/^---[^]*?---\n/, '')),
  );
  const headings = [...html.matchAll(/<h\d>(.*?)<\/h\d>/g)].map(([, text]) => text);
  expect(headings.slice(1)).toEqual([
    'Context and Problem Statement',
    'Decision Drivers',
    'Considered Options',
    'Decision Outcome',
    'Confirmation',
    'Pros and Cons of the Options',
    'API key',
    'Client credentials',
    'Cookie session',
    'More Information',
  ]);
});

test.each([
  ['the sample', sample],
  ['a long list', long],
])('%s as JSON is what the published schema says, and a changed one is not', async (_, list) => {
  const schema = JSON.parse(await readFile('public/checklist.schema.json', 'utf8')) as object;
  const isValid = new Ajv2020({ strict: true }).compile(schema);
  const written = JSON.parse(exportChecklist(list, 'json')) as { items: { status: string }[] };
  expect([isValid(written), isValid.errors]).toEqual([true, null]);
  const [first] = written.items;
  expect(isValid({ ...written, items: [{ ...first, status: 'perhaps' }] })).toBe(false);
});
