import { DESIGNS, stolenPerNode, type DesignId } from '../formulas/designs.js';
import type { System } from '../system.js';
import { drawer, waitFor, type Draw } from './random.js';
import { Mean, type Sample } from './sample.js';

export interface SpreadMeasures {
  meanS: Sample;
  lastNodeS: Sample;
  /** The longest of all trials. */
  longestS: number;
  exposureS: Sample;
  longestExposureS: number;
}

/** One revocation: when each node that is shown refuses, in seconds after it. Nodes are in the order of regions. */
export interface Spread {
  region: Uint16Array;
  refusesAtS: Readonly<Record<DesignId, Float64Array>>;
  /** How many nodes there are, of which these are some. */
  ofNodes: number;
}

const MOST_TRIALS = 2000;
const LEAST_TRIALS = 64;
/** Where nodes go their own way and are so many, their mean hardly differs from one trial to the next. */
const MANY_NODES = 10_000;
const TRIALS_OF_MANY = 16;
const SHOWN = 480;
/**
 * From one theft to the next, in lives of a token: steps of the golden section go all over it evenly. By chance some sixty
 * trials may miss the short time in which a token is about to expire, and their error would not tell. As it is, the error
 * told is an upper bound.
 */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Cycles of a cache before the theft, after which it has forgotten how it began. */
const WARM_UP_CYCLES = 3;

/**
 * Credentials are stolen and revoked, one after the other. Each node goes its own way: a cache that the calls of that
 * credential fill and let run out, a list that is fetched in the node’s own rhythm.
 */
export function* simulateRevocations(
  system: System,
  seed: number,
  nodeDraws: number,
): Generator<number, Readonly<Record<DesignId, SpreadMeasures>>> {
  const draw = drawer(seed, 1);
  const trials = Math.min(MOST_TRIALS, Math.max(LEAST_TRIALS, Math.ceil(nodeDraws / system.nodes)));
  const means = new Map(
    DESIGNS.map((id) => [
      id,
      { mean: new Mean(), last: new Mean(), exposure: new Mean(), alone: new Mean() },
    ]),
  );
  const reactS = system.detectS + system.decideS;
  const first = draw();
  for (let trial = 0; trial < MOST_TRIALS; trial += 1) {
    const theft = tokenAt(system, (first + trial * GOLDEN) % 1, reactS);
    for (const [id, found] of means) {
      const isAlike = id === 'jwt';
      const isToken = id === 'jwt' || id === 'jwt-list';
      const enough = !isToken && system.nodes > MANY_NODES ? TRIALS_OF_MANY : trials;
      if (trial >= enough && !isAlike) continue;
      const tokenS = isToken ? theft.leftS : Infinity;
      const endedS = isToken ? theft.endedS : reactS;
      // What is left of the thief’s token once its session has ended.
      const stolenS = isToken ? theft.stolenLeftS : Infinity;
      let [sum, most, stolenSum, stolenMost] = [0, 0, 0, -Infinity];
      const count = isAlike ? 1 : system.nodes;
      for (let node = 0; node < count; node += 1) {
        const nodeS = isAlike ? Infinity : nodeRefusesAt(id, system, regionOf(node, system) > 0, draw);
        const until = Math.min(nodeS, tokenS);
        const stolenUntil = Math.min(nodeS, stolenS);
        sum += until;
        most = Math.max(most, until);
        // Negative where the token had expired before anybody reacted.
        stolenSum += stolenUntil;
        stolenMost = Math.max(stolenMost, stolenUntil);
        if (node % 4096 === 4095) yield 0;
      }
      found.mean.add(sum / count);
      found.last.add(most);
      found.exposure.add(endedS + stolenSum / count);
      found.alone.add(endedS + stolenMost);
    }
    if (trial % 4 === 3) yield 0;
  }
  return Object.fromEntries(
    [...means].map(([id, { mean, last, exposure, alone }]): [string, SpreadMeasures] => [
      id,
      {
        meanS: mean.sample,
        lastNodeS: last.sample,
        longestS: last.most,
        exposureS: exposure.sample,
        longestExposureS: alone.most,
      },
    ]),
  ) as Record<DesignId, SpreadMeasures>;
}

/** One more revocation, node by node, to be looked at. */
export function simulateSpread(system: System, seed: number): Spread {
  const draw = drawer(seed, 2);
  const shown = Math.min(SHOWN, system.nodes);
  const nodes = Array.from({ length: shown }, (_, index) => Math.floor((index * system.nodes) / shown));
  const { leftS } = tokenAt(system, draw(), system.detectS + system.decideS);
  const times = (id: DesignId): Float64Array =>
    Float64Array.from(nodes, (node) => {
      const nodeS = id === 'jwt' ? Infinity : nodeRefusesAt(id, system, regionOf(node, system) > 0, draw);
      return Math.min(nodeS, id === 'jwt' || id === 'jwt-list' ? leftS : Infinity);
    });
  return {
    region: Uint16Array.from(nodes, (node) => regionOf(node, system)),
    refusesAtS: Object.fromEntries(DESIGNS.map((id) => [id, times(id)])) as Record<DesignId, Float64Array>,
    ofNodes: system.nodes,
  };
}

/** Home comes first, and has as many nodes as any; the others share the rest, and each has one at least. */
function regionOf(node: number, { nodes, regions }: System): number {
  const home = Math.ceil(nodes / regions);
  return node < home ? 0 : 1 + Math.floor(((node - home) * (regions - 1)) / (nodes - home));
}

/**
 * A session refreshes whenever its token expires, and somebody steals the token at any moment of that. Then the thief
 * keeps that one token, or goes on refreshing like the owner, and just before; with rotation the owner’s next refresh,
 * unless somebody acted before it, shows a spent token and ends the session.
 *
 * @param ageAtTheft 0 to 1, of the token’s life
 */
function tokenAt(
  { lifetimeS, leewayS, refreshTokenStolen, rotation }: System,
  ageAtTheft: number,
  reactS: number,
): { leftS: number; endedS: number; stolenLeftS: number } {
  const ageAtTheftS = ageAtTheft * lifetimeS;
  const leftS = lifetimeS - ((ageAtTheftS + reactS) % lifetimeS) + leewayS;
  const refreshS = lifetimeS - ageAtTheftS;
  if (refreshTokenStolen && rotation && refreshS < reactS)
    return { leftS, endedS: refreshS, stolenLeftS: lifetimeS + leewayS };
  return { leftS, endedS: reactS, stolenLeftS: refreshTokenStolen ? leftS : refreshS + leewayS - reactS };
}

/** Seconds after the revocation, at which a node begins to refuse. */
function nodeRefusesAt(id: DesignId, system: System, abroad: boolean, draw: Draw): number {
  const knowsAtS = abroad ? system.replicationS : 0;
  switch (id) {
    case 'key-looked-up':
      return knowsAtS;
    case 'key-cached':
      return cacheRefusesAt(
        system.cacheTtlS,
        system.staleS,
        stolenPerNode(system, system.callers),
        knowsAtS,
        draw,
      );
    case 'introspection':
      return cacheRefusesAt(system.introspectionTtlS, 0, stolenPerNode(system, system.sessions), 0, draw);
    case 'jwt':
      return Infinity;
    case 'jwt-list':
      return knowsAtS + draw() * system.pullIntervalS;
  }
}

/** Call by call where it counts: a call that finds nothing fresh has the node ask, and what it hears then holds a TTL. */
function cacheRefusesAt(
  ttlS: number,
  staleS: number,
  perSecond: number,
  knowsAtS: number,
  draw: Draw,
): number {
  if (ttlS === 0) return knowsAtS;
  let asked = -(WARM_UP_CYCLES + draw()) * (ttlS + 1 / perSecond) + waitFor(draw, perSecond);
  if (asked > knowsAtS) return knowsAtS;
  for (;;) {
    const expires = asked + ttlS;
    const next = expires + waitFor(draw, perSecond);
    if (next > knowsAtS) return Math.max(knowsAtS, Math.min(next, expires + staleS));
    asked = next;
  }
}
