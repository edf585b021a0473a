import type { System } from '../system.js';

/** Where along the slider something changes. Null where it never does. */
export interface Turns {
  /** Halving a lifetime below this one shortens the exposure by less than a tenth, and doubles the refreshes. */
  littleGainedBelowS: number | null;
  /** To go below this one, a list that nodes pull beside today’s lifetime asks the issuer less than a shorter life. */
  listCheaperBelowS: number | null;
}

/**
 * The knee: a mean exposure of T/2 + c, with c for what no lifetime changes (leeway; and detecting and deciding, if the
 * refresh token is out too), falls by T/4 when T is halved. That is a tenth of it at T/4 = (T/2 + c) / 10, so T = c / 2.
 * With rotation no more than T of detecting and deciding counts. A life below that has 3T/2 + leeway, which falls by 3T/4:
 * a tenth at T = leeway / 6, if that is such a life. If it is not, the leeway is so long that c / 2 holds as before.
 *
 * The list: a shorter life T′ costs sessions / T′ requests a second; today’s with a list costs sessions / T + nodes /
 * interval. They are equal at T′ = 1 / (1 / T + nodes / (interval × sessions)). A list that is pulled more rarely than that
 * leaves a thief in for longer than such a life does, and is no way to go below it.
 */
export function turns(system: System): Turns {
  const { leewayS, detectS, decideS, refreshTokenStolen, rotation } = system;
  const { lifetimeS, nodes, pullIntervalS, sessions } = system;
  const actS = refreshTokenStolen ? detectS + decideS : 0;
  const kneeS = rotation && leewayS <= 6 * actS ? leewayS / 6 : (leewayS + actS) / 2;
  const listCheaperBelowS = 1 / (1 / lifetimeS + nodes / (pullIntervalS * sessions));
  return {
    littleGainedBelowS: kneeS > 0 ? kneeS : null,
    listCheaperBelowS: pullIntervalS < listCheaperBelowS ? listCheaperBelowS : null,
  };
}
