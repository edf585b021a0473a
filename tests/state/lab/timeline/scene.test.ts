import { expect, test } from 'vitest';
import { scenarios } from '../../../../src/content/scenarios/all.js';
import { firstScenario } from '../../../../src/content/scenarios/index.js';
import { startRun, type Command, type Run } from '../../../../src/core/simulation/index.js';
import type { Told } from '../../../../src/state/lab/timeline/draw/drawing.js';
import { MarkIndex } from '../../../../src/state/lab/timeline/markIndex.js';
import { LANE_NAMES } from '../../../../src/state/lab/timeline/layout.js';
import { pictureOf } from '../../../../src/state/lab/timeline/draw/picture.js';
import { sceneOf, type Drawn } from '../../../../src/state/lab/timeline/scene.js';
import { INKS, type Palette } from '../../../../src/state/lab/timeline/draw/shapes.js';
import { svgOf } from '../../../../src/state/lab/timeline/draw/svg.js';
import { duration } from '../../../../src/state/text/format.js';

const { world } = firstScenario;
const MINUTE = 60_000;
const at = (minute: number): number => world.startsAt + minute * MINUTE;
const STORY = { from: world.startsAt, to: world.endsAt };
const REVOKE: Command[] = [
  { type: 'revoke', credential: 'cred-1', at: at(8) },
  { type: 'revoke', credential: 'cred-2', at: at(8) },
];
const PALETTE = Object.fromEntries(INKS.map((ink) => [ink, `rgb(${ink})`])) as Palette;

async function runTo(minute: number, commands: readonly Command[], settings = {}): Promise<Run> {
  const scenario = { ...world, api: { ...world.api, ...settings } };
  const run = await startRun(scenario, 2026, commands);
  await run.advance(at(minute));
  return run;
}

function told(run: Run, minute: number, baseline: Told['baseline'] = null): Told {
  const view = run.view(at(minute));
  return {
    world: run.scenario,
    view,
    index: new MarkIndex().follow(run.log),
    selected: null,
    baseline,
    bookmarks: [],
  };
}

const said = ({ words }: Drawn): string[] => words.map(({ text }) => text);
const legendOf = ({ words }: Pick<Drawn, 'words'>): string[] =>
  words.flatMap(({ text }) => (text.endsWith('let in after the revocation') ? [text] : []));
const hatches = ({ marks }: Drawn): number[] =>
  marks.flatMap((mark) => (mark.is === 'hatch' ? mark.width : []));

test('the hatch spans what the bill says: seven minutes for the token, nothing for the key', async () => {
  const scene = sceneOf(told(await runTo(16, REVOKE), 16), STORY, 720);
  expect(hatches(scene)).toEqual([(7 / 24) * 720]);
  expect(said(scene)).toContain('0 s: refused on the very next call');
  expect(said(scene)).toContain('7 min 00 s still let in after the revocation');
});

test('a revocation is judged by the next call of the thief, not before', async () => {
  const run = await runTo(9, REVOKE);
  const call = run.log.find(
    (event) =>
      event.kind === 'request' && event.lane === 'key' && event.actor === 'attacker' && event.at > at(8),
  );
  const verdictAt = (moment: number): boolean => {
    const view = run.view(moment);
    const scene = sceneOf({ ...told(run, 9), view }, STORY, 720);
    return said(scene).includes('0 s: refused on the very next call');
  };
  expect([verdictAt((call?.at ?? 0) - 1), verdictAt(call?.at ?? 0)]).toEqual([false, true]);
});

test('a crowded row says how many requests it shows, and a row with room says nothing', async () => {
  const drawn = told(await runTo(16, REVOKE), 16);
  const counted = (width: number): string[] =>
    said(sceneOf(drawn, STORY, width)).filter((text) => text.endsWith('in sight'));
  expect(counted(1440)).toEqual([]);
  const shown = drawn.index.rows.get('jwt attacker')?.length ?? 0;
  expect(counted(60)).toContain(`${shown} requests in sight`);
});

test('time in which two credentials are let in is hatched once, and times that do not meet each by themselves', async () => {
  const leakAgain: Command[] = [
    { type: 'refresh', at: at(8) },
    { type: 'leak', credential: 'cred-4', at: at(9) },
    { type: 'revoke', credential: 'cred-4', at: at(12) },
  ];
  const run = await runTo(24, [{ type: 'revoke', credential: 'cred-2', at: at(8) }, ...leakAgain]);
  const { exposures, credentials } = run.view(at(24));
  const last = credentials.find(({ id }) => id === 'cred-4')?.expiresAt ?? 0;
  expect(exposures.jwt).toEqual({
    lane: 'jwt',
    since: at(8),
    spans: [{ from: at(8), to: last, credentials: ['cred-2', 'cred-4'] }],
    ms: last - at(8),
    counting: false,
  });
  const scene = sceneOf(told(run, 24), STORY, 720);
  const late = scene.details.filter(({ id }) => id.startsWith('late'));
  expect(late.map(({ width }) => width)).toEqual([((last - at(8)) / (24 * MINUTE)) * 720]);
  expect(hatches(scene)).toEqual(late.map(({ width }) => width));

  const gap = await runTo(24, [
    { type: 'configure', dials: { denylist: true }, at: at(8) },
    { type: 'revoke', credential: 'cred-2', at: at(8) },
    ...leakAgain,
    { type: 'configure', dials: { denylist: false }, at: at(14) },
  ]);
  const spans = gap.view(at(24)).exposures.jwt?.spans ?? [];
  expect(spans.map(({ from, to }) => [from, to])).toEqual([
    [at(9), at(12)],
    [at(14), last],
  ]);
  const apart = sceneOf(told(gap, 24), STORY, 720);
  expect(hatches(apart)).toEqual(spans.map(({ from, to }) => ((to - from) / (24 * MINUTE)) * 720));
  expect(said(apart)).toContain(
    `${duration(gap.bill(at(24)).jwt.exposureMs)} still let in after the revocation`,
  );
});

test('lifetimes, commands, copies and late access say in a sentence what they show', async () => {
  const run = await runTo(9, REVOKE, { keyCacheS: 300 });
  const { details } = sceneOf(told(run, 9), STORY, 720);
  const says = (id: string): string | undefined => details.find((detail) => detail.id === id)?.says();
  expect(says('bar cred-1')).toMatch(/^API key kot_demo_.*: from 09:00:00 UTC, row deleted\.$/);
  expect(says('bar cred-2')).toMatch(/^JWT eyJ.*: from 09:00:00 UTC, exp 09:15:00\.$/);
  expect(says(`flag ${at(8)}`)).toBe('09:08:00 UTC: revoked.');
  expect(says('copy key eu')).toMatch(/^eu: remembers the key, as of 09:\d\d:\d\d UTC: .* old, used until /);
  expect(says('late cred-2')).toMatch(
    /^eyJ.*: 1 min 00 s let in after the revocation, from 09:08:00 to 09:09:00 UTC\.$/,
  );
  expect(details.map(({ at: begins }) => begins)).toEqual(
    details.map(({ at: begins }) => begins).toSorted((a, b) => a - b),
  );
  for (const { x, width } of details) expect(x >= 0 && width >= 0 && x + width <= 720).toBe(true);
});

test('lanes, rows, bars and flags have their words, each with an id of its own', async () => {
  const scene = sceneOf(told(await runTo(16, REVOKE), 16), STORY, 720);
  expect(scene.rows.map(({ label }) => label)).toEqual([
    'customer, API key: requests',
    'attacker, API key: requests',
    'customer, JWT: requests',
    'attacker, JWT: requests',
  ]);
  for (const words of ['API key', 'JWT', 'leaked', 'revoked', '09:16:00', 'refresh tokens', 'UTC'])
    expect(said(scene)).toContain(words);
  const ids = scene.words.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('before the leak there is no finding, and nothing of the future', async () => {
  const scene = sceneOf(told(await runTo(16, REVOKE), 2), STORY, 720);
  expect(hatches(scene)).toEqual([]);
  expect(said(scene).filter((words) => /revoked|leaked/.test(words))).toEqual([]);
});

test('a copy that may lag behind the truth fades with its age and says how old it is', async () => {
  const run = await runTo(9, REVOKE, { keyCacheS: 300 });
  const scene = sceneOf(told(run, 9), STORY, 720);
  const label = said(scene).find((words) => words.startsWith('eu: remembers the key'));
  expect(label).toMatch(/^eu: remembers the key, .* old$/);
  const opacities = scene.marks.flatMap((mark) => (mark.is === 'box' && mark.opacity ? [mark.opacity] : []));
  expect(opacities.length).toBeGreaterThan(0);
  expect(opacities).toEqual([...opacities].sort((a, b) => b - a));
});

test('the run before stands under the present one, from the fork on, with what it came to', async () => {
  const before = await runTo(16, REVOKE);
  const after = await runTo(16, [{ type: 'configure', dials: { denylist: true }, at: at(6) }, ...REVOKE]);
  const baseline = {
    index: new MarkIndex().follow(before.log),
    view: before.view(at(16)),
    forkedAt: at(6),
  };
  const scene = sceneOf(told(after, 16, baseline), STORY, 720);
  expect(hatches(scene)).toEqual([]);
  expect(said(scene)).toContain('runs part · denylist on');
  expect(said(scene)).toContain('before: 7 min 00 s still let in after the revocation');
  const faint = scene.marks.flatMap((mark) => (mark.is === 'glyphs' && mark.small ? mark.xs : []));
  expect(faint.length).toBeGreaterThan(20);
  expect(Math.min(...faint)).toBeGreaterThanOrEqual((6 / 24) * 720);
});

test('the exported picture stands alone: resolved colours, title, legend, and no credential', async () => {
  const run = await runTo(16, REVOKE);
  const drawn = sceneOf(told(run, 16), STORY, 960);
  const picture = pictureOf(drawn, { title: 'A <leak> & more', line: '24 Nov', drawn });
  const svg = svgOf(
    picture,
    PALETTE,
    'A <leak> & more',
    drawn.details.map(({ says }) => says()),
  );
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1008"/);
  expect(svg).toContain('<title>A &lt;leak&gt; &amp; more</title>');
  expect(svg).toMatch(/<desc>[^<]*09:08:00 UTC: revoked\.[^<]*<\/desc>/);
  expect(svg).toContain('7 min 00 s still let in after the revocation');
  expect(svg).toContain('thief let in after the revocation');
  expect(svg).toContain('fill="url(#late)"');
  expect(svg).not.toMatch(/var\(|style=|NaN|undefined|<script/);
  expect(svg).not.toMatch(/kot_demo_[0-9A-Za-z]{10,}|eyJ[\w-]{8,}\.[\w-]{8,}/);
  expect(svg.match(/<text /g)).toHaveLength(picture.words.length);
});

const withoutThief = Object.values(scenarios).filter(
  ({ cast }) => !cast.some(({ who }) => who === 'attacker'),
);
test.each(withoutThief)(
  'the legend speaks of no thief where the story has none: $title',
  async ({ world: theirs, solution, title }) => {
    const run = await startRun(theirs, 2026, solution);
    await run.advance(theirs.startsAt + 15 * MINUTE);
    const minute = (run.scenario.startsAt - world.startsAt) / MINUTE + 15;
    const drawn = sceneOf(told(run, minute), { from: theirs.startsAt, to: theirs.endsAt }, 720);
    expect(legendOf(pictureOf(drawn, { title, line: '', drawn }))).toEqual([]);
  },
);

test('the legend says what is hatched from the start of a story with a thief, and once one has called elsewhere', async () => {
  const legendAt = (run: Run, minute: number, thief = false): string[] => {
    const drawn = sceneOf({ ...told(run, minute), thief }, STORY, 720);
    return legendOf(pictureOf(drawn, { title: '', line: '', drawn }));
  };
  const run = await startRun({ ...world, script: [] }, 2026, []);
  expect(legendAt(run, 0)).toEqual([]);
  expect(legendAt(run, 0, true)).toEqual(['the thief let in after the revocation']);
  expect(legendAt(await runTo(9, REVOKE), 9)).toEqual(['the thief let in after the revocation']);
});

test('whatever part of time is shown, everything is drawn inside it', async () => {
  const run = await runTo(24, REVOKE);
  const view = told(run, 24);
  for (const spanMs of [1000, MINUTE, 24 * MINUTE, 30 * 86_400_000]) {
    for (const from of [at(-10), at(8) - spanMs / 2, at(23)]) {
      const scene = sceneOf(view, { from, to: from + spanMs }, 400);
      const xs = scene.marks.flatMap((mark) =>
        mark.is === 'box' || mark.is === 'hatch'
          ? [mark.x, mark.x + mark.width]
          : mark.is === 'glyphs' || mark.is === 'columns'
            ? [...mark.xs]
            : [],
      );
      for (const x of xs) expect(x >= -20 && x <= 420, `${x} in ${spanMs} ms`).toBe(true);
    }
  }
});

test('where lives outnumber the lines, what has leaked keeps its line', async () => {
  const refreshes = [5.5, 6, 6.5, 7].map((minute): Command => ({ type: 'refresh', at: at(minute) }));
  const run = await runTo(12, refreshes);
  const stolen = run.view(at(12)).credentials.filter(({ leakedAt }) => leakedAt !== null);
  const bars = sceneOf(told(run, 12), STORY, 720).details.map(({ id }) => id);
  expect(stolen.length).toBeGreaterThan(0);
  for (const { id } of stolen) expect(bars).toContain(`bar ${id}`);
  expect(sceneOf(told(run, 12), STORY, 720).folds[0]?.left).toBeGreaterThan(0);
});

test('a bookmark hangs from the axis where it is, and says so', async () => {
  const there = { ...told(await runTo(12, []), 12), bookmarks: [at(3), at(99)] };
  const { details } = sceneOf(there, STORY, 720);
  expect(details.filter(({ id }) => id.startsWith('bookmark')).map(({ says }) => says())).toEqual([
    '09:03:00 UTC: your bookmark.',
  ]);
});

test('a narrow timeline says how a lane is checked in fewer words, and nothing is cut', async () => {
  const shown = told(await runTo(12, [], { keyCacheS: 300 }), 12);
  const claim = (width: number): string =>
    sceneOf(shown, STORY, width).words.find(({ id }) => id === 'claim key')?.text ?? '';
  expect(claim(720)).toBe('looked up in the key table, remembered for 5 min 00 s');
  expect(claim(340)).toBe('looked up, kept for 5 min 00 s');
});

test('lives that find no line are counted, and each has one once the lane is unfolded', async () => {
  const mints = [2, 3, 4, 5, 6].map((minute): Command => ({ type: 'mint', lane: 'jwt', at: at(minute) }));
  const run = await runTo(8, mints);
  const folded = sceneOf(told(run, 8), STORY, 720);
  const [fold] = folded.folds;
  expect(fold).toMatchObject({ lane: 'jwt' });
  const barsIn = ({ details }: Drawn): number => details.filter(({ id }) => id.startsWith('bar ')).length;
  const whole = sceneOf({ ...told(run, 8), unfolded: new Set(['jwt'] as const) }, STORY, 720);
  expect(barsIn(whole)).toBe(barsIn(folded) + (fold?.left ?? NaN));
  expect(whole.folds).toMatchObject([{ lane: 'jwt', left: 0 }]);
});

test('what a story says happens outside of the API has its mark once it has happened', async () => {
  const run = await runTo(8, REVOKE);
  const moments = [
    { at: at(2), label: 'written to the log' },
    { at: at(8), label: 'you find it' },
    { at: at(9), label: 'not yet' },
  ];
  const words = said(sceneOf({ ...told(run, 8), moments }, STORY, 960));
  expect(words).toContain('written to the log');
  expect(words).toContain('you find it · revoked');
  expect(words).not.toContain('not yet');
});

test('what is said of a copy stands beside its bar, and a region without a copy keeps its line', async () => {
  const run = await runTo(6, [], { keyCacheS: 120, regions: ['eu', 'us'] });
  const scene = sceneOf(told(run, 6), STORY, 1200);
  const copy = scene.details.find(({ id }) => id.startsWith('copy key'));
  const label = scene.words.find(({ id }) => id === copy?.id);
  const end = (copy?.x ?? 0) + (copy?.width ?? 0);
  expect(label?.anchor === 'start' ? label.x >= end : (label?.x ?? Infinity) <= (copy?.x ?? 0)).toBe(true);
  expect(said(scene)).toContain('us: no copy, asks the key table');
});

test.each(Object.values(scenarios).filter(({ lanes }) => lanes?.length === 1))(
  'before anything is minted, $world.id shows the lane it is about, and no other',
  async ({ world: scenario, lanes, opensAt }) => {
    const run = await startRun(scenario, 1, []);
    await run.advance(opensAt);
    const [from, to] = [scenario.startsAt, scenario.endsAt];
    const shown = { ...told(run, 0), world: scenario, view: run.view(opensAt), lanes };
    const titles = said(sceneOf(shown, { from, to }, 720)).filter(
      (word) => word === 'API key' || word === 'JWT',
    );
    expect(titles).toEqual(lanes?.map((lane) => LANE_NAMES[lane]));
  },
);
