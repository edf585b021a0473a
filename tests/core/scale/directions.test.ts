import { describe, expect, test } from 'vitest';
import {
  DESIGNS,
  estimate,
  LIMITS,
  type DesignId,
  type FigureId,
  type Figures,
  type System,
} from '../../../src/core/scale/index.js';
import { countOf } from '../../counts.js';
import { drawnSystem } from './systems.js';

/** Of what the quadrature cannot tell apart. */
const EVEN = 1e-6;
const FACTORS = [1.01, 3, 100];

type Told = readonly [what: string, of: (figures: Figures) => number | null];

const let_ = (id: DesignId): Told[] => [
  [`${id}: let in, mean`, ({ designs }) => designs[id].stillLetIn.meanS],
  [`${id}: last node`, ({ designs }) => designs[id].stillLetIn.lastNodeS],
  [`${id}: let in, at most`, ({ designs }) => designs[id].stillLetIn.atMostS],
  [`${id}: exposure`, ({ designs }) => designs[id].exposure.meanS],
  [`${id}: exposure, at most`, ({ designs }) => designs[id].exposure.atMostS],
  [`${id}: calls stolen`, ({ designs }) => designs[id].callsStolen.mean],
];
const everywhere = DESIGNS.flatMap(let_);
const bills = DESIGNS.map((id): Told => [`${id}: bill`, ({ designs }) => designs[id].bill.total]);
const keyHits: Told = ['hit ratio of keys', ({ keyCache }) => keyCache.hitRatio];
const keyLookups: Told = ['lookups of keys', ({ keyCache }) => keyCache.lookupsPerSecond.mean];
const keyPeak: Told = ['lookups of keys at the peak', ({ keyCache }) => keyCache.lookupsPerSecond.peak];
const asked: Told = ['introspections', ({ introspectionCache }) => introspectionCache.lookupsPerSecond.mean];
const refreshes: Told = ['refreshes', ({ issuer }) => issuer.refreshesPerSecond];
const listed: Told = ['sessions listed', ({ lists }) => lists.sessionsListed];
const waiting: Told = ['waiting after an outage', ({ outage }) => outage.herd.waiting];
const drain: Told = ['drain after an outage', ({ outage }) => outage.herd.drainS];
const relogin: Told = ['drain after a mass revocation', ({ outage }) => outage.massLogin.drainS];
const answered = (id: DesignId): Told => [
  `${id}: answered in an outage`,
  ({ outage: { atS, answered: shares } }) =>
    atS.reduce((area, at, index) => {
      const [share = 0, before = share] = [shares[id][index], shares[id][index - 1]];
      return area + ((share + before) / 2) * (at - (atS[index - 1] ?? at));
    }, 0),
];

/** What more of a figure may only make more of, and what it may only make less of. */
const DIRECTIONS: Readonly<Partial<Record<FigureId, { more?: readonly Told[]; less?: readonly Told[] }>>> = {
  // With rotation a longer life may shorten the mean exposure of a list that is pulled about as rarely as tokens expire:
  // somebody then acts before the refresh that brings the thief one more token. No drawn system is such a one.
  lifetimeS: {
    more: [...let_('jwt'), ...let_('jwt-list'), listed, answered('jwt')],
    less: [refreshes, drain, relogin],
  },
  leewayS: { more: [...let_('jwt'), ...let_('jwt-list'), listed, answered('jwt')] },
  cacheTtlS: {
    more: [...let_('key-cached'), keyHits, answered('key-cached')],
    less: [keyLookups, keyPeak],
  },
  staleS: { more: [...let_('key-cached'), answered('key-cached')] },
  introspectionTtlS: { more: [...let_('introspection'), answered('introspection')], less: [asked] },
  pullIntervalS: { more: let_('jwt-list') },
  replicationS: { more: everywhere },
  nodes: { more: [keyLookups, asked], less: [keyHits, answered('key-cached')] },
  callers: { more: [keyLookups], less: [keyHits] },
  // With the peak as far from the mean as before: a flatter day is another one.
  callsPerSecond: { more: [keyHits, keyLookups, keyPeak, ...bills] },
  // A sharper day has fewer misses in all, so fewer bytes for what is cached.
  peakCallsPerSecond: {
    more: bills.filter((_, index) => DESIGNS[index] !== 'key-cached' && DESIGNS[index] !== 'introspection'),
  },
  detectS: { more: everywhere },
  decideS: { more: everywhere },
  sessions: { more: [refreshes, waiting, drain, asked] },
  outageS: { more: [waiting, drain] },
  revocationsPerDay: { more: [listed] },
  massRevocation: { more: [relogin] },
  jwksTtlS: { more: [answered('jwt')] },
  lookupsPerSecondPerStore: { less: [drain, relogin, ...bills] },
  verificationsPerSecondPerCore: { less: bills },
  signaturesPerSecondPerCore: { less: bills },
  tokenBytes: { more: bills },
  rowBytes: { more: bills },
  pricePerCore: { more: bills },
  pricePerStore: { more: bills },
  pricePerGigabyte: { more: bills },
  pricePerGigabyteMoved: { more: bills },
};

/** Null is “never”, so later than any time. */
const size = (value: number | null): number => value ?? Infinity;

function withMore(system: System, field: FigureId, factor: number): System | null {
  const { most, whole } = LIMITS[field];
  const grown = system[field] === 0 ? factor : system[field] * factor;
  const value = Math.min(most, whole ? Math.ceil(grown) : grown);
  if (value <= system[field]) return null;
  const peakCallsPerSecond = (system.peakCallsPerSecond * value) / system[field];
  return { ...system, [field]: value, ...(field === 'callsPerSecond' ? { peakCallsPerSecond } : {}) };
}

/** What goes the wrong way when there is more of a figure. */
function against(field: FigureId, systems: number): string[] {
  const { more = [], less = [] } = DIRECTIONS[field] ?? {};
  const found: string[] = [];
  for (let n = 0; n < systems; n += 1) {
    const system = { ...drawnSystem(n), massRevocation: Math.floor(drawnSystem(n).sessions / 3) };
    const before = estimate(system);
    for (const factor of FACTORS) {
      const grown = withMore(system, field, factor);
      const after = grown && estimate(grown);
      // At odds with another figure: it is refused.
      if (!before.ok || !after?.ok) continue;
      const wrong = (from: Told, by: 1 | -1): boolean => {
        const [a, b] = [size(from[1](before.value)), size(from[1](after.value))];
        return a !== b && by * (b - a) < -EVEN * Math.abs(a) - 1e-12;
      };
      for (const told of more) if (wrong(told, 1)) found.push(`${n} ×${factor}: ${told[0]} falls`);
      for (const told of less) if (wrong(told, -1)) found.push(`${n} ×${factor}: ${told[0]} rises`);
    }
  }
  return found;
}

describe('more of a figure never goes the wrong way', () => {
  const systems = countOf('drawn systems, each figure made larger', 200, 25);
  test.each(Object.keys(DIRECTIONS) as FigureId[])('%s', (field) => {
    expect(against(field, systems)).toEqual([]);
  });
});

test('rotation never makes an exposure longer, and counts only where a refresh token is stolen', () => {
  let shorter = 0;
  for (let n = 0; n < 200; n += 1) {
    const [without, rotated] = [false, true].map((rotation) => {
      const found = estimate({ ...drawnSystem(n), rotation });
      if (!found.ok) throw new Error(JSON.stringify(found));
      return found.value;
    }) as [Figures, Figures];
    const isStolen = drawnSystem(n).refreshTokenStolen;
    for (const id of DESIGNS) {
      const [before, after] = [without.designs[id], rotated.designs[id]];
      if (!isStolen || (id !== 'jwt' && id !== 'jwt-list')) {
        expect(after, `${n} ${id}`).toEqual(before);
        continue;
      }
      expect({ ...after, exposure: 0, callsStolen: 0 }).toEqual({ ...before, exposure: 0, callsStolen: 0 });
      for (const part of ['meanS', 'atMostS'] as const) {
        const [is, was] = [after.exposure[part], before.exposure[part]];
        expect(is, `${n} ${id}`).toBeLessThanOrEqual(was * (1 + EVEN) + 1e-9);
        if (is < 0.9 * was) shorter += 1;
      }
    }
  }
  expect(shorter).toBeGreaterThan(100);
});
