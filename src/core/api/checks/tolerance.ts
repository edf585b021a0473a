import { refusedFrom } from '../../credentials/index.js';
import type { ApiConfig } from '../config.js';

type Tolerance = Pick<ApiConfig, 'leewayS' | 'clockSkewS'>;

/** Seconds past `exp` for which a verifier may accept a token: its leeway, and what its clock lags. */
export function toleranceS({ leewayS, clockSkewS }: Tolerance): number {
  return leewayS + Math.max(0, -clockSkewS);
}

/** From when on the API refuses a token for its age. The issuer, asked about each, has no leeway: its own clock is right. */
export function tooOldFrom(exp: number, config: Tolerance & Pick<ApiConfig, 'introspection'>): number {
  return config.introspection
    ? refusedFrom(exp)
    : refusedFrom(exp, config.leewayS) - config.clockSkewS * 1000;
}

/** From when on every verifier refuses a token as expired, whatever it asks: no list has to name it any longer. */
export function forgottenFrom(exp: number, config: Tolerance): number {
  return refusedFrom(exp, toleranceS(config));
}
