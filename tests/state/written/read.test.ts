import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scenarios } from '../../../src/content/scenarios/all.js';
import { LACKS } from '../../../src/content/write/lacks.js';
import { pack } from '../../../src/state/shell/packed.js';
import { inMemory, openShelf, type Shelf } from '../../../src/state/shell/shelf.js';
import {
  asWritten,
  faultOf,
  keepStoryFile,
  openWritten,
  readDraft,
  readStory,
  readStoryFile,
  readStoryLink,
  storyFileName,
  type WrittenStory,
} from '../../../src/state/written/index.js';

const { denylist } = scenarios;
if (!denylist) throw new Error('no story to read');
const whole = asWritten(denylist);
const at = (minute: number): number => whole.world.startsAt + minute * 60_000;
const asFile = (content: unknown): Blob =>
  new Blob([typeof content === 'string' ? content : JSON.stringify(content)]);
const fileOf = (story: unknown): Blob => asFile({ format: 'key-or-token/story', version: 1, story });
function shelf(): Shelf {
  const memory = inMemory();
  return openShelf(() => memory);
}

/** Says one thing, in one paragraph, and quotes nothing that came. */
function expectSentence(sentence: string): void {
  expect(sentence).toMatch(/^[A-Z][^\n]{10,500}\.$/);
}

test('any file at all is read without an exception, and refused with a sentence', async () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((json) => `{"format":"key-or-token/story","version":1,"story":${json}}`),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const read = await readStoryFile(asFile(text));
      expect(read.ok).toBe(false);
      if (!read.ok) expectSentence(read.sentence);
    }),
  );
});

test('any one member may be anything: the story is read, or refused with a sentence', async () => {
  const paths = pathsIn(whole);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (path, value) => {
      const read = await readStoryFile(fileOf(replaced(whole, path, value)));
      if (!read.ok) expectSentence(read.sentence);
      else expect(readStory(JSON.parse(JSON.stringify(read.story)))).toEqual({ ok: true, value: read.story });
    }),
    { numRuns: 300 },
  );
});

test('a link that was cut off anywhere, or changed, is refused with a sentence', async () => {
  const packed = pack(whole);
  await fc.assert(
    fc.asyncProperty(fc.nat(packed.length - 1), fc.constantFrom('', 'A', '%', '.'), async (at, instead) => {
      const read = readStoryLink(packed.slice(0, at) + instead);
      expect(read.ok).toBe(false);
      if (!read.ok) expect(await openWritten(packed.slice(0, at) + instead, shelf())).toBe(read.sentence);
    }),
  );
  expect(await openWritten('2.e30', shelf())).toContain('newer version');
  expect(await openWritten(undefined, shelf())).toContain('No story came with this address');
});

describe('what is read', () => {
  const refused: [string, unknown, RegExp][] = [
    ['a title of a whole page', { title: 'x'.repeat(81) }, /“title” .*at most 80 characters/],
    ['a member that is not known', { script: '<b>' }, /“script” is unknown/],
    ['a moment before the story', { actAt: at(-1) }, /“actAt” lies outside the story/],
    ['a command that is none of ours', { solution: [{ at: at(9), type: 'explode' }] }, /“solution”/],
    ['a command outside the story', { solution: [{ at: at(90), type: 'refresh' }] }, /“solution”/],
    [
      'a measure that is none of ours',
      { goal: { ...whole.goal, conditions: [{ measure: { of: 'luck' }, says: '' }] } },
      /must count one of/,
    ],
    [
      'an hour of hints',
      { hints: Array.from({ length: 9 }, () => 'x') },
      /“hints” must be a list of at most 8/,
    ],
    [
      'a month of traffic',
      { world: { ...whole.world, endsAt: whole.world.startsAt + 30 * 86_400_000 } },
      /more than 20000 calls/,
    ],
    ['a world that breaks its bounds', { world: { ...whole.world, api: {} } }, /scenario\.api/],
  ];

  it.each(refused)('is not %s', async (_, change, says) => {
    const read = await readStoryFile(fileOf({ ...whole, ...(change as object) }));
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.sentence).toMatch(says);
  });

  it('is shown as it is: directions and control characters stand as their code points', () => {
    const read = readStory({ ...whole, title: 'owner\u202Etxt\u0007', hints: ['a\u200Bb'] });
    expect(read).toMatchObject({
      ok: true,
      value: { title: 'owner[U+202E]txt[U+0007]', hints: ['a[U+200B]b'] },
    });
  });

  it('is refused unread where it is too large', async () => {
    const text = (): Promise<string> => Promise.reject(new Error('read'));
    const read = await readStoryFile({ size: 200_001, text });
    expect(read).toMatchObject({ ok: false, sentence: expect.stringContaining('at most 200 KB') as string });
  });
});

const idle: WrittenStory = {
  ...whole,
  ...(whole.goal && {
    goal: {
      ...whole.goal,
      conditions: [{ measure: { of: 'bill', lane: 'key', line: 'reads' }, atLeast: 1, says: 'Reads' }],
    },
  }),
};
const { prediction } = whole;
const asking = (options: NonNullable<typeof prediction>['options']): WrittenStory => ({
  ...whole,
  ...(prediction && { prediction: { ...prediction, options } }),
});

test.each<[keyof typeof LACKS, WrittenStory]>([
  ['title', { ...whole, title: ' ' }],
  ['cast', { ...whole, cast: [] }],
  ['act', { ...whole, actAt: null }],
  ['noSolution', { ...whole, solution: [] }],
  ['locked', { ...whole, settings: [] }],
  ['idle', idle],
  ['unsolved', { ...whole, solution: whole.solution.slice(0, 1) }],
  [
    'refused',
    {
      ...whole,
      commands: ['configure', 'revoke'],
      solution: [...whole.solution, { at: at(10), type: 'revoke', credential: 'cred-2' }],
      ...(whole.goal && { goal: { ...whole.goal, par: 4 } }),
    },
  ],
  ['noOption', asking((prediction?.options ?? []).slice(0, 2))],
  [
    'manyOptions',
    asking(
      (prediction?.options ?? []).map((option) => ({
        ...option,
        when: [{ measure: { of: 'bill', lane: 'jwt', line: 'reads' }, atLeast: 0 }],
      })),
    ),
  ],
  ['par', { ...whole, ...(whole.goal && { goal: { ...whole.goal, par: 1 } }) }],
])('a story is not opened for what it lacks: %s', async (lack, story) => {
  expect(await faultOf(story)).toContain(LACKS[lack].says);
});

test('a file is kept for the Lab to open once, and a file of something else is left to others', async () => {
  const here = shelf();
  expect(await keepStoryFile(fileOf(whole), here)).toBe('kept');
  expect(await openWritten(undefined, here)).toMatchObject({
    title: whole.title,
    written: { by: 'somebody' },
  });
  expect(await keepStoryFile(asFile({ format: 'key-or-token/run' }), here)).toBeNull();
  expect(await keepStoryFile(fileOf({}), here)).toContain('is missing');
});

test('a draft is read again as it was kept, and nothing else is a draft', () => {
  const draft = { story: { ...whole, title: '' }, leftOut: whole.solution };
  expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readDraft(value)).toBeUndefined();
    }),
  );
});

test('the name of a file holds nothing that a file system refuses', () => {
  fc.assert(
    fc.property(fc.string(), (title) => {
      expect(storyFileName({ ...whole, title })).toMatch(/^key-or-token-story-[a-z0-9-]{1,300}\.json$/);
    }),
  );
});

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string, unknown][] = Object.entries(value);
  return [
    ...(path.length > 0 ? [path] : []),
    ...entries.flatMap(([name, each]) => pathsIn(each, [...path, name])),
  ];
}

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (String(index) === name ? replaced(each, rest, by) : each));
  const members = value as Record<string, unknown>;
  return { ...members, [name]: replaced(members[name], rest, by) };
}
