import type { System } from '../system.js';
import { drawer, waitFor, type Draw } from './random.js';
import { Mean, type Sample } from './sample.js';

const MOST_REVOCATIONS = 20_000;
const MOST_SESSIONS = 40_000;
const MOST_ROUNDS = 400;
/** After so many turns of every session an issuer that has not caught up never will. */
const MOST_TURNS = 4;

/**
 * Sessions are revoked by chance; each puts an entry on the list, which is dropped when what it names has expired.
 * What is measured is how many entries there are on average, once the list has filled.
 */
export function simulateList(system: System, seed: number): { tokensListed: Sample; sessionsListed: Sample } {
  const draw = drawer(seed, 3);
  const { lifetimeS, leewayS, revocationsPerDay } = system;
  const perSecond = revocationsPerDay / 86_400;
  const none = { value: 0, error: 0 };
  if (perSecond === 0) return { tokensListed: none, sessionsListed: none };
  const longestS = lifetimeS + leewayS;
  // Of very many a part: they have nothing to do with each other.
  const part = Math.min(1, MOST_REVOCATIONS / (40 * longestS * perSecond));
  const endS = MOST_REVOCATIONS / (perSecond * part);
  const measuredS = endS - longestS;
  const sums = [0, 0];
  const squares = [0, 0];
  for (let now = 0; now < endS; now += waitFor(draw, perSecond * part)) {
    [draw() * lifetimeS + leewayS, longestS].forEach((keptS, kind) => {
      const counted = Math.max(0, Math.min(now + keptS, endS) - Math.max(now, longestS));
      sums[kind] = (sums[kind] ?? 0) + counted;
      squares[kind] = (squares[kind] ?? 0) + counted * counted;
    });
  }
  const sample = (kind: number): Sample => ({
    value: (sums[kind] ?? 0) / measuredS / part,
    error: Math.sqrt(squares[kind] ?? 0) / measuredS / part,
  });
  return { tokensListed: sample(0), sessionsListed: sample(1) };
}

/**
 * The issuer is away for a while. Every session wants a new token when its old one expires, waits where it must, is
 * answered in turn, and comes again a lifetime later. Of many sessions some are simulated, at an issuer as much smaller;
 * few sessions go through it many times.
 */
export function simulateHerd(
  system: Pick<System, 'sessions' | 'lifetimeS' | 'outageS'>,
  answersPerSecond: number,
  seed: number,
): { waiting: Sample; drainS: Sample | null } {
  const draw = drawer(seed, 4);
  const { sessions, lifetimeS } = system;
  const count = Math.min(sessions, MOST_SESSIONS);
  const scale = sessions / count;
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(MOST_SESSIONS / count));
  const [waiting, drains] = [new Mean(), new Mean()];
  let served = 0;
  let isOver = true;
  for (let round = 0; round < rounds; round += 1) {
    const found = outage(system, count, scale / answersPerSecond, draw);
    waiting.add(found.waiting * scale);
    if (found.drainS === null) isOver = false;
    else drains.add(found.drainS);
    served += found.served;
  }
  // Chance alone, as one round cannot tell its own error: who waits, and who comes while they are answered.
  const part = Math.min(1, waiting.sample.value / sessions);
  const chance = Math.sqrt(Math.max(1, count * part * (1 - part)) / rounds) * scale;
  const spare = answersPerSecond - sessions / lifetimeS;
  const error = spare > 0 ? (chance + (Math.sqrt(served) * scale) / rounds) / spare : drains.sample.error;
  return {
    waiting: { value: waiting.sample.value, error: chance },
    drainS: isOver ? { value: drains.sample.value, error } : null,
  };
}

function outage(
  { lifetimeS, outageS }: Pick<System, 'lifetimeS' | 'outageS'>,
  count: number,
  serviceS: number,
  draw: Draw,
): { waiting: number; drainS: number | null; served: number } {
  const arrivals = Float64Array.from({ length: count }, () => draw() * lifetimeS).sort();
  const waits = arrivals.findIndex((at) => at > outageS);
  let [free, served] = [outageS, 0];
  for (; served < MOST_TURNS * count; served += 1) {
    const at = arrivals[served % count] ?? Infinity;
    if (at > free) break;
    free += serviceS;
    arrivals[served % count] = free + lifetimeS;
  }
  const isOver = served < MOST_TURNS * count;
  return { waiting: waits === -1 ? count : waits, drainS: isOver ? free - outageS : null, served };
}
