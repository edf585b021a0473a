import { DESIGN_WORDS } from '../../../content/scale/words.js';
import {
  DESIGNS,
  type DesignId,
  type Figures,
  type SweepPoint,
  type System,
} from '../../../core/scale/index.js';
import type { Slid } from '../link.js';
import { amount, time } from '../words/numbers.js';
import { linearAxis, logAxis } from './axis.js';
import type { ChartData, ChartLine, Stroke } from './chart.js';

/** The two curves that oppose each other, over the slider. */
export function curvesChart(
  { system, figures, slid }: { system: System; figures: Figures; slid: Slid },
  points: readonly SweepPoint[],
): ChartData {
  const isLife = slid === 'lifetimeS';
  const xs = points.map(({ atS }) => atS);
  const lines: ChartLine[] = [
    {
      id: 'exposure',
      label: 'From the theft, mean',
      tone: 'harm',
      side: 'left',
      stroke: 'solid',
      kind: 'seconds',
      values: points.map(({ exposureS }) => exposureS),
    },
    {
      id: 'let-in',
      label: 'After you revoke, mean',
      tone: 'harm',
      side: 'left',
      stroke: 'dashed',
      kind: 'seconds',
      values: points.map(({ stillLetInS }) => stillLetInS),
    },
    {
      id: 'asked',
      label: isLife ? 'Refreshes per second' : 'Lookups per second',
      tone: isLife ? 'jwt' : 'key',
      side: 'right',
      stroke: 'dotted',
      kind: 'count',
      values: points.map(({ askedPerSecond }) => askedPerSecond),
    },
  ];
  const values = (side: 'left' | 'right'): number[] =>
    lines.filter((line) => line.side === side).flatMap((line) => line.values);
  const { littleGainedBelowS, listCheaperBelowS } = figures.turns;
  const [first = 0, last = 0] = [xs[0], xs.at(-1)];
  const marks = [
    { at: littleGainedBelowS ?? 0, below: 'little more is gained' },
    { at: listCheaperBelowS ?? 0, below: 'a denylist is cheaper' },
  ];
  return {
    title: isLife
      ? 'A shorter life costs refreshes and cuts exposure'
      : 'A longer cache saves lookups and costs exposure',
    xLabel: isLife
      ? 'Lifetime of an access token, logarithmic'
      : 'Time that a node caches a key, logarithmic',
    xKind: 'seconds',
    xs,
    x: logAxis([...xs, system[slid]], 'seconds'),
    left: logAxis(values('left'), 'seconds'),
    right: logAxis(values('right'), 'count'),
    leftLabel: 'A thief gets in',
    rightLabel: isLife ? 'Refreshes per second' : 'Lookups per second',
    lines,
    marks: isLife ? marks.filter(({ at }) => at > first && at < last) : [],
  };
}

const STROKES: Readonly<Record<DesignId, Stroke>> = {
  'key-looked-up': 'dashed',
  'key-cached': 'solid',
  jwt: 'dotted',
  'jwt-list': 'dotted',
  introspection: 'broken',
};

/** What is still answered while the store or the issuer is away. */
export function outageChart({ outage }: Figures): ChartData {
  const { atS, answered } = outage;
  return {
    title: 'Calls still answered while the key store or the issuer is lost',
    xLabel: 'Since the loss',
    xKind: 'seconds',
    xs: atS,
    x: linearAxis(atS.at(-1) ?? 0, 'seconds'),
    left: linearAxis(1, 'share'),
    right: null,
    leftLabel: 'Share of all calls',
    rightLabel: '',
    lines: DESIGNS.filter((id) => id !== 'jwt-list').map((id) => ({
      id,
      label: id === 'jwt' ? 'JWT, with a list or without' : DESIGN_WORDS[id].name,
      tone: DESIGN_WORDS[id].tone,
      side: 'left',
      stroke: STROKES[id],
      kind: 'share',
      values: answered[id],
    })),
    marks: [],
  };
}

/** What comes after the outage, and what a mass revocation asks of the issuer. */
export function herdSentences({ outage, issuer, lists }: Figures, system: System): string[] {
  const { herd, massLogin, loadAfterRegionLost } = outage;
  const oneStore = `One store that serves ${amount(system.lookupsPerSecondPerStore)} requests per second`;
  const drained = (drainS: number | null): string =>
    drainS === null
      ? `never catches up: refreshes alone ask for ${amount(issuer.refreshesPerSecond)} per second`
      : `works at its limit for ${time(drainS)}`;
  return [
    ...(herd.waiting > 0
      ? [
          `After an issuer’s outage of ${time(system.outageS)}, ${amount(herd.waiting)} sessions ask for a token at once. ${oneStore} ${drained(herd.drainS)}.`,
        ]
      : []),
    ...(massLogin.waiting > 0
      ? [
          `Revoke ${amount(massLogin.waiting)} sessions at once and they all log in again. ${oneStore} ${drained(massLogin.drainS)}, and the denylist holds ${amount(lists.listedAfterMass)} entries until their tokens have expired.`,
        ]
      : []),
    loadAfterRegionLost !== null
      ? `Lose a region, and each of the others takes ${amount(loadAfterRegionLost)} times its usual calls, with caches that do not know the new callers.`
      : 'Lose the only region, and nothing is answered.',
    `While somebody floods you with unknown key ids, the issuer answers at most ${amount(issuer.jwksFetchesPerSecondInFlood)} fetches of its key set per second, thanks to the cooldown.`,
  ];
}
