import type { System } from '../../core/scale/index.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * What the presets have in common. Rates and prices are orders of magnitude that we assume; readers type in their own.
 *
 * Refresh tokens are rotated where pages and apps hold them: RFC 9700 section 2.2.2 has those of public clients rotated or
 * bound to their sender. Partners’ servers, devices and a hyperscaler’s services have credentials of their own to bind
 * them to, so nothing is rotated there.
 */
const common: System = {
  callers: 200,
  sessions: 1000,
  callsPerSecond: 5,
  peakCallsPerSecond: 20,
  callerSkew: 0.9,
  nodes: 3,
  regions: 1,
  replicationS: 1,
  lifetimeS: 15 * MINUTE,
  leewayS: 30,
  cacheTtlS: MINUTE,
  staleS: 0,
  introspectionTtlS: 30,
  pullIntervalS: 5,
  jwksTtlS: 10 * MINUTE,
  jwksCooldownS: 30,
  revocationsPerDay: 5,
  massRevocation: 1000,
  tokenBytes: 780,
  rowBytes: 200,
  lookupsPerSecondPerStore: 5000,
  verificationsPerSecondPerCore: 8000,
  signaturesPerSecondPerCore: 15_000,
  detectS: HOUR,
  decideS: 10 * MINUTE,
  refreshTokenStolen: true,
  rotation: true,
  thiefCallsPerSecond: 10,
  limitPerSecond: 10,
  outageS: 5 * MINUTE,
  pricePerCore: 25,
  pricePerStore: 60,
  pricePerGigabyte: 3,
  pricePerGigabyteMoved: 0.05,
};

export interface Preset {
  id: string;
  name: string;
  system: System;
}

/** Six systems to begin from. All figures are our assumptions, and the page says so: none is published by anybody. */
export const PRESETS: readonly Preset[] = [
  { id: 'start-up', name: 'Start-up', system: common },
  {
    id: 'b2b',
    name: 'B2B API',
    system: {
      ...common,
      callers: 2000,
      sessions: 2000,
      callsPerSecond: 400,
      peakCallsPerSecond: 1500,
      callerSkew: 1.1,
      nodes: 24,
      regions: 2,
      lifetimeS: HOUR,
      revocationsPerDay: 10,
      massRevocation: 2000,
      rotation: false,
      thiefCallsPerSecond: 100,
      limitPerSecond: 50,
    },
  },
  {
    id: 'saas',
    name: 'SaaS, 10,000 seats',
    system: {
      ...common,
      callers: 10_000,
      sessions: 40_000,
      callsPerSecond: 2600,
      peakCallsPerSecond: 9000,
      nodes: 180,
      regions: 3,
      revocationsPerDay: 120,
      massRevocation: 40_000,
      detectS: 20 * MINUTE,
    },
  },
  {
    id: 'bank',
    name: 'Bank’s mobile app',
    system: {
      ...common,
      callers: 3_000_000,
      sessions: 2_500_000,
      callsPerSecond: 4000,
      peakCallsPerSecond: 20_000,
      callerSkew: 0.5,
      nodes: 120,
      regions: 2,
      lifetimeS: 5 * MINUTE,
      introspectionTtlS: 0,
      revocationsPerDay: 5000,
      massRevocation: 2_500_000,
      lookupsPerSecondPerStore: 20_000,
      detectS: 5 * MINUTE,
      decideS: MINUTE,
      limitPerSecond: 2,
    },
  },
  {
    id: 'iot',
    name: 'IoT fleet',
    system: {
      ...common,
      callers: 5_000_000,
      sessions: 5_000_000,
      callsPerSecond: 80_000,
      peakCallsPerSecond: 100_000,
      callerSkew: 0.1,
      nodes: 400,
      regions: 4,
      lifetimeS: 24 * HOUR,
      leewayS: 300,
      pullIntervalS: MINUTE,
      revocationsPerDay: 2000,
      massRevocation: 500_000,
      rotation: false,
      tokenBytes: 420,
      lookupsPerSecondPerStore: 20_000,
      detectS: 24 * HOUR,
      thiefCallsPerSecond: 1,
      limitPerSecond: 1,
    },
  },
  {
    id: 'hyperscaler',
    name: 'Hyperscaler',
    system: {
      ...common,
      callers: 1_000_000_000,
      sessions: 3_000_000_000,
      callsPerSecond: 20_000_000,
      peakCallsPerSecond: 40_000_000,
      nodes: 40_000,
      regions: 30,
      replicationS: 3,
      lifetimeS: HOUR,
      pullIntervalS: 30,
      revocationsPerDay: 5_000_000,
      massRevocation: 50_000_000,
      rotation: false,
      lookupsPerSecondPerStore: 1_000_000,
      detectS: 10 * MINUTE,
      thiefCallsPerSecond: 1000,
      limitPerSecond: 100,
    },
  },
];
