import {
  lastUsedAt,
  LANES,
  measured,
  type CredentialRow,
  type Lane,
  type LogEvent,
  type Outcome,
  type RequestEvent,
  type Run,
  type View,
} from '../../../../src/core/simulation/index.js';
import type { LabScenario } from '../../../../src/content/scenarios/index.js';
import { billCsv } from '../../../../src/state/lab/billCsv.js';
import { keptTables, rowsByTable } from '../../../../src/state/lab/serverTables/index.js';
import { findingOf } from '../../../../src/state/lab/timeline/finding.js';
import { MARK_KINDS, MarkIndex, rowId } from '../../../../src/state/lab/timeline/markIndex.js';
import { sceneOf, type Drawn } from '../../../../src/state/lab/timeline/scene.js';
import { whyOf } from '../../../../src/state/lab/why/index.js';
import { lifetimeMs, storedAs } from '../../../../src/state/lab/words/credential.js';
import { narrate } from '../../../../src/state/lab/words/narration.js';
import { duration } from '../../../../src/state/text/format.js';
import {
  callsOf,
  isLetIn,
  isOverOwnLimit,
  lastUse,
  requestsOf,
  revocationsIn,
  takenFromThief,
} from './witness.js';

/** One figure in two places, or a figure and what the log holds. */
export interface Comparison {
  what: string;
  shown: unknown;
  so: unknown;
}

/** A run at one moment, as every part of the Lab is given it. */
export interface Moment {
  run: Run;
  story: LabScenario;
  at: number;
  view: View;
  log: readonly LogEvent[];
  outcome: Outcome;
  credentials: ReadonlyMap<string, CredentialRow>;
  drawn: Drawn;
  index: MarkIndex;
}

/** A pixel a second: where something is drawn says to the millisecond when it is. */
const PIXEL_MS = 1000;

export function momentOf(run: Run, story: LabScenario, at: number): Moment {
  const view = run.view(at);
  const credentials = new Map(view.credentials.map((row) => [row.id, row]));
  const outcome = { at, log: run.log, events: view.events, bill: run.bill(at), credentials };
  const index = new MarkIndex().follow(run.log);
  const { startsAt, endsAt } = run.scenario;
  const told = { world: run.scenario, view, index, selected: null, baseline: null, bookmarks: [] };
  const drawn = sceneOf(told, { from: startsAt, to: endsAt }, (endsAt - startsAt) / PIXEL_MS);
  const log = run.log.slice(0, view.events);
  return { run, story, at, view, log, outcome, credentials, drawn, index };
}

export function comparisonsOf(moment: Moment): Comparison[] {
  return [
    ...LANES.flatMap((lane) => [
      ...exposure(moment, lane),
      ...thiefsCalls(moment, lane),
      ...goodCalls(moment, lane),
      ...costs(moment, lane),
      ...rows(moment, lane),
      ...subtitle(moment, lane),
    ]),
    ...cards(moment),
    ...marks(moment),
    ...reasons(moment),
  ];
}

function hatchesOf({ drawn, run }: Moment, lane: Lane): { from: number; to: number }[] {
  const rowsOf = drawn.rows.filter((row) => row.lane === lane).map(({ y }) => y);
  const momentAt = (x: number): number => run.scenario.startsAt + Math.round(x * PIXEL_MS);
  return drawn.marks.flatMap((mark) =>
    mark.is === 'hatch' && rowsOf.some((y) => y >= mark.y && y <= mark.y + mark.height)
      ? [{ from: momentAt(mark.x), to: momentAt(mark.x + mark.width) }]
      : [],
  );
}

function exposure(moment: Moment, lane: Lane): Comparison[] {
  const { outcome, view, log, at, run } = moment;
  const bill = outcome.bill[lane].exposureMs;
  const hatched = hatchesOf(moment, lane).reduce((sum, { from, to }) => sum + to - from, 0);
  const finding = findingOf(view, lane, moment.index.rows.get(rowId(lane, 'attacker')));
  const csv = billCsv([{ run: 'x', at, bill: outcome.bill }])
    .trim()
    .split('\r\n')
    [1 + LANES.indexOf(lane)]?.split(',')[3];
  const taken = takenFromThief(log, lane);
  return [
    { what: `${lane}: what is hatched, and the bill’s time`, shown: hatched, so: bill },
    { what: `${lane}: the finding, and the bill’s time`, shown: finding?.ms ?? 0, so: bill },
    { what: `${lane}: the file, and the bill’s time`, shown: Number(csv), so: bill },
    {
      what: `${lane}: what a goal measures, and the bill’s time`,
      shown: measured({ of: 'bill', lane, line: 'exposureMs' }, outcome),
      so: bill,
    },
    {
      what: `${lane}: a finding where nothing was taken from a thief`,
      shown: finding !== null && taken === null,
      so: false,
    },
    ...(taken === null || at > run.scenario.endsAt
      ? [
          {
            what: `${lane}: time where nothing was taken from a thief`,
            shown: taken === null ? bill : 0,
            so: 0,
          },
        ]
      : []),
  ];
}

function thiefsCalls(moment: Moment, lane: Lane): Comparison[] {
  const { log, outcome, credentials } = moment;
  const taken = takenFromThief(log, lane);
  const ends = revocationsIn(log);
  const calls = callsOf(log, lane, 'thief');
  const late = calls.filter((call) => isLetIn(call) && taken !== null && call.at >= taken);
  const hatches = hatchesOf(moment, lane);
  const told = late.filter((call) => narrate(call, credentials).includes('after the revocation'));
  return [
    {
      what: `${lane}: the thief’s calls after the revocation, in the bill`,
      shown: outcome.bill[lane].allowedAfterRevocation,
      so: late.length,
    },
    { what: `${lane}: the thief’s calls after the revocation, as told`, shown: told.length, so: late.length },
    ...late.map((call) => ({
      what: `${lane}: let in at ${time(call.at)}, and hatched`,
      shown: hatches.some(({ from, to }) => call.at >= from && call.at <= to),
      so: true,
    })),
    ...calls.map((call) => {
      const revoked = ends.get(call.credential ?? '') ?? (taken !== null && isLetIn(call) ? taken : null);
      const so = revoked !== null && call.at >= revoked ? duration(call.at - revoked) : null;
      const shown = /, ([^,]*) after the revocation/.exec(narrate(call, credentials))?.[1] ?? null;
      return { what: `${lane}: how late, at ${time(call.at)}`, shown, so };
    }),
  ];
}

function goodCalls({ log, outcome, run, index }: Moment, lane: Lane): Comparison[] {
  const turnedAway = callsOf(log, lane, 'honest').filter(
    (call) => !isLetIn(call) && !isOverOwnLimit(call, run),
  );
  const marked = turnedAway.filter((call) => {
    const row = index.rows.get(rowId(lane, call.actor));
    const place = row?.find(call.seq) ?? null;
    return row && place !== null && ['refused', 'throttled'].includes(MARK_KINDS[row.kind[place] ?? 0] ?? '');
  });
  return [
    {
      what: `${lane}: good calls refused, in the bill`,
      shown: outcome.bill[lane].honestRefused,
      so: turnedAway.length,
    },
    { what: `${lane}: good calls refused, as marks`, shown: marked.length, so: turnedAway.length },
  ];
}

function costs({ log, outcome }: Moment, lane: Lane): Comparison[] {
  const events = requestsOf(log, lane).filter(({ actor }) => actor !== 'you');
  const sum = (of: 'reads' | 'writes' | 'calls'): number =>
    events.flatMap(({ trace }) => trace.steps).reduce((total, step) => total + step[of], 0);
  const toIssuer = events.filter(({ exchange }) => exchange.request.path.startsWith('/oauth/')).length;
  const { reads, writes, calls } = outcome.bill[lane];
  return [
    { what: `${lane}: reads, in the bill and step by step`, shown: reads, so: sum('reads') },
    { what: `${lane}: writes, in the bill and step by step`, shown: writes, so: sum('writes') },
    {
      what: `${lane}: requests to the issuer, with sign-ins, refreshes and trades`,
      shown: calls,
      so: sum('calls') + toIssuer,
    },
  ];
}

/** The tables by the lane that they are billed to: a key stands in the lane in which it was minted. */
function rows({ view, outcome }: Moment, lane: Lane): Comparison[] {
  const tables = keptTables(view, null);
  const countOf = (id: string): number => tables.find((table) => table.id === id)?.rows.length ?? 0;
  const inJwt = view.credentials.filter(
    ({ kind, lane: of, serverId }) =>
      kind === 'api_key' && of === 'jwt' && view.server.apiKeyIds.has(serverId),
  ).length;
  const so =
    lane === 'key'
      ? countOf('apiKeys') - inJwt
      : inJwt + ['families', 'revokedTokens', 'users'].reduce((sum, id) => sum + countOf(id), 0);
  const words = [...rowsByTable(view)[lane].matchAll(/[\d,]+/g)].map(([number]) =>
    Number(number.replaceAll(',', '')),
  );
  return [
    { what: `${lane}: rows, in the bill and the tables`, shown: outcome.bill[lane].rows, so },
    {
      what: `${lane}: rows, in the bill and its words`,
      shown: words.filter(Number.isFinite).reduce((sum, number) => sum + number, 0),
      so,
    },
  ];
}

/** What a lane says it asks, and what its last call was asked. */
const ASKED = [
  ['denylist', /denylist/],
  ['status_list', /status list/],
  ['key_id', /API key behind/],
  ['subject', /user/],
  ['introspection', /issuer is asked/],
] as const;

function subtitle({ drawn, log, run, view }: Moment, lane: Lane): Comparison[] {
  const claim = drawn.words.find(({ id }) => id === `claim ${lane}`)?.text;
  const last = requestsOf(log, lane).findLast((event) => event.purpose === 'call' && isLetIn(event));
  if (claim === undefined || !last || lane === 'key') return [];
  const before = run.view(last.at - 1).settings;
  if (JSON.stringify(before) !== JSON.stringify(view.settings)) return [];
  const asked = ASKED.map(([step, says]) => ({
    what: `${lane}: “${claim}” and ${step} at ${time(last.at)}`,
    shown: says.test(claim),
    so: last.trace.steps.some(({ id, skipped }) => id === step && skipped !== 'off'),
  }));
  const copies = (['denylist', 'status_list'] as const).map((step) => ({
    what: `${lane}: “${claim}” and a copy for ${step} at ${time(last.at)}`,
    shown: claim.includes(`a copy of the ${step.replace('_', ' ')}`),
    so: last.trace.steps.some(({ id, copy }) => id === step && copy !== undefined),
  }));
  return [...asked, ...copies];
}

/** What the cards say of a credential, and what the log, its claims and its row say. */
function cards({ view, log, run, outcome }: Moment): Comparison[] {
  return view.credentials.flatMap((row) => {
    const { id, facts, mintedAt, serverId } = row;
    const used = lastUse(log, id);
    const kept = [...view.server.apiKeys.values()].find((key) => key.id === serverId);
    const ttlS = run.view(mintedAt - 1).settings.accessTtlS;
    return [
      { what: `${id}: last used`, shown: lastUsedAt(id, outcome), so: used },
      ...('hash' in facts
        ? [{ what: `${id}: stored, and its row`, shown: storedAs(row, view) === 'row deleted', so: !kept }]
        : []),
      ...(kept?.lastUsedAt != null
        ? [
            {
              what: `${id}: its row is no later than its use`,
              shown: kept.lastUsedAt <= (used ?? 0),
              so: true,
            },
          ]
        : []),
      ...('claims' in facts && facts.claims.act === undefined && facts.claims.key_id === undefined
        ? [{ what: `${id}: lifetime`, shown: lifetimeMs(row), so: ttlS * 1000 }]
        : []),
    ];
  });
}

/** A mark for each request, and what a goal counts are marks. */
function marks({ log, outcome, story, index, view }: Moment): Comparison[] {
  const requests = log.filter(
    (event): event is RequestEvent => event.kind === 'request' && event.actor !== 'operator',
  );
  const drawn = [...index.rows.values()].reduce(
    (sum, row) => sum + row.range(-Infinity, Infinity, view.events).end,
    0,
  );
  const conditions = (story.goal?.conditions ?? []).flatMap(({ measure }) => {
    if (measure.of !== 'calls') return [];
    const { lane, by, were, from = -Infinity, until = Infinity } = measure;
    const meant = requestsOf(log, lane).filter(
      (event) =>
        event.actor === by &&
        event.purpose === 'call' &&
        event.at >= from &&
        event.at < until &&
        (typeof were === 'number'
          ? event.exchange.response.status === were
          : isLetIn(event) === (were === 'let_in')),
    );
    return [{ what: `goal: ${by} ${lane} ${were}`, shown: measured(measure, outcome), so: meant.length }];
  });
  return [{ what: 'marks, and requests', shown: drawn, so: requests.length }, ...conditions];
}

/** How many requests are explained of each moment. */
const EXPLAINED = 60;

/** What the panel explains points at an event of the log, and names its time. */
function reasons({ log, run, credentials, story }: Moment): Comparison[] {
  const requests = log.filter((event): event is RequestEvent => event.kind === 'request');
  const step = Math.max(1, Math.floor(requests.length / EXPLAINED));
  const ends = revocationsIn(log);
  return requests
    .filter((_, position) => position % step === 0)
    .flatMap((event) => {
      const { cause } = whyOf(event, run.log, credentials, story.world);
      if (!cause) return [];
      const source = cause.seq === null ? undefined : run.log[cause.seq];
      const end = ends.get(event.credential ?? '');
      return [
        ...(source
          ? [
              { what: `why, at ${time(event.at)}: the moment it points at`, shown: cause.at, so: source.at },
              { what: `why, at ${time(event.at)}: comes first`, shown: source.seq < event.seq, so: true },
            ]
          : []),
        ...(/revoked|deleted|logged out|signed the user out|signing key|behind it/.test(cause.sentence) &&
        end !== undefined &&
        end <= event.at &&
        !/leaked|revoked, or|expired/.test(cause.sentence)
          ? [{ what: `why, at ${time(event.at)}: “${cause.sentence}”`, shown: cause.at, so: end }]
          : []),
      ];
    });
}

function time(at: number): string {
  return new Date(at).toISOString().slice(8, 23);
}
