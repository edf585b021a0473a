import { LIMITS, type System } from '../../../src/core/scale/index.js';
import { draw } from '../../../src/core/shared/seeded.js';

/** A system as a middling service might have it. */
export const ordinary: System = {
  callers: 10_000,
  sessions: 40_000,
  callsPerSecond: 2600,
  peakCallsPerSecond: 9000,
  callerSkew: 0.9,
  nodes: 180,
  regions: 3,
  replicationS: 2,
  lifetimeS: 900,
  leewayS: 30,
  cacheTtlS: 60,
  staleS: 0,
  introspectionTtlS: 30,
  pullIntervalS: 5,
  jwksTtlS: 600,
  jwksCooldownS: 30,
  revocationsPerDay: 120,
  massRevocation: 40_000,
  tokenBytes: 780,
  rowBytes: 200,
  lookupsPerSecondPerStore: 5000,
  verificationsPerSecondPerCore: 8000,
  signaturesPerSecondPerCore: 20_000,
  detectS: 1200,
  decideS: 300,
  refreshTokenStolen: true,
  rotation: false,
  thiefCallsPerSecond: 50,
  limitPerSecond: 20,
  outageS: 300,
  pricePerCore: 24,
  pricePerStore: 60,
  pricePerGigabyte: 3,
  pricePerGigabyteMoved: 0.05,
};

/** System number `n` of an endless row, with figures from all over what is allowed. */
export function drawnSystem(n: number): System {
  const between = (name: keyof typeof LIMITS, from: number, to: number): number => {
    const value = from * (to / from) ** draw(n, name, 0);
    return LIMITS[name].whole ? Math.round(value) : value;
  };
  const maybe = (stream: string, value: number): number => (draw(n, stream, 1) < 0.3 ? 0 : value);
  const callsPerSecond = between('callsPerSecond', 0.1, 1e6);
  const nodes = between('nodes', 1, 3000);
  const sessions = between('sessions', 1, 1e9);
  return {
    ...ordinary,
    callers: between('callers', 1, 1e9),
    sessions,
    callsPerSecond,
    peakCallsPerSecond: callsPerSecond * (1 + draw(n, 'peak', 0) * 7),
    callerSkew: draw(n, 'skew', 0) * 1.5,
    nodes,
    regions: Math.min(nodes, between('regions', 1, 20)),
    replicationS: maybe('replicated', between('replicationS', 0.05, 60)),
    lifetimeS: between('lifetimeS', 30, 86_400),
    leewayS: maybe('leeway', between('leewayS', 1, 120)),
    cacheTtlS: between('cacheTtlS', 1, 3600),
    staleS: maybe('stale', between('staleS', 1, 600)),
    introspectionTtlS: maybe('introspected', between('introspectionTtlS', 1, 600)),
    pullIntervalS: between('pullIntervalS', 1, 3600),
    revocationsPerDay: between('revocationsPerDay', 0.1, 1e7),
    massRevocation: 0,
    lookupsPerSecondPerStore: between('lookupsPerSecondPerStore', 100, 1e6),
    detectS: between('detectS', 1, 86_400),
    decideS: between('decideS', 1, 3600),
    refreshTokenStolen: draw(n, 'refresh', 0) < 0.5,
    rotation: draw(n, 'rotation', 0) < 0.5,
    thiefCallsPerSecond: between('thiefCallsPerSecond', 0.01, 1000),
    limitPerSecond: between('limitPerSecond', 0.1, 1000),
    outageS: between('outageS', 1, 7200),
  };
}
