import type { Figures, System } from '../../../core/scale/index.js';
import { amount, longest, time } from './numbers.js';
import { RANGE, type Slid } from '../link.js';

/** A sentence in parts, of which some are the finding. */
export type Part = string | { harm: string };

/** What the picture shows, as its heading. */
export function finding({ system, figures, slid }: { system: System; figures: Figures; slid: Slid }): Part[] {
  if (slid === 'cacheTtlS') {
    const { stillLetIn, load } = figures.designs['key-cached'];
    return [
      `With keys cached for ${time(system.cacheTtlS)}, a thief gets in for `,
      { harm: time(stillLetIn.meanS) },
      ` after you revoke, on average, and your store answers ${amount(load.lookupsPerSecond.mean)} lookups per second instead of ${amount(system.callsPerSecond)}.`,
    ];
  }
  const { stillLetIn } = figures.designs.jwt;
  return [
    `With a lifetime of ${time(system.lifetimeS)}, a thief gets in for `,
    { harm: time(stillLetIn.meanS) },
    ` after you revoke, on average, and your issuer answers ${amount(figures.issuer.refreshesPerSecond)} refreshes per second.`,
  ];
}

/** What more there is to say of the slider: the knee, and the list. */
export function advice({ system, figures }: { system: System; figures: Figures }): string[] {
  const { littleGainedBelowS, listCheaperBelowS } = figures.turns;
  const [leastS] = RANGE.lifetimeS;
  const human = system.refreshTokenStolen && !system.rotation ? system.detectS + system.decideS : 0;
  const most =
    human > system.leewayS
      ? `the ${time(human)} that you need to detect and decide are most of it`
      : 'the leeway is most of it';
  return [
    ...(system.refreshTokenStolen && system.rotation
      ? [
          'Rotation ends a stolen session when its owner refreshes next, and a shorter lifetime brings that forward.',
        ]
      : []),
    ...(littleGainedBelowS === null || littleGainedBelowS < leastS
      ? []
      : [
          `Below ${time(littleGainedBelowS)}, halving the lifetime again cuts the exposure by less than a tenth: ${most}.`,
        ]),
    ...(listCheaperBelowS === null
      ? []
      : [
          `To go below ${time(listCheaperBelowS)}, keep this lifetime and have nodes pull a denylist every ${time(system.pullIntervalS)}: that costs your issuer fewer requests than the refreshes would.`,
        ]),
  ];
}

/** For a design document: what was chosen, for what size, and what that means. */
export function oneSentence(system: System, figures: Figures): string {
  const { jwt } = figures.designs;
  const { 'jwt-list': list, 'key-cached': cached } = figures.designs;
  return (
    `At ${amount(system.callsPerSecond)} calls per second from ${amount(system.callers)} callers on ${amount(system.nodes)} nodes, ` +
    `access tokens that live ${time(system.lifetimeS)} let a thief in for ${time(jwt.stillLetIn.meanS)} after a revocation on average and ${longest(jwt.stillLetIn.atMostS)} at most, ` +
    `for ${amount(figures.issuer.refreshesPerSecond)} refreshes per second; ` +
    `with a denylist pulled every ${time(system.pullIntervalS)} it is ${time(list.stillLetIn.meanS)} on average, ` +
    `and with API keys cached for ${time(system.cacheTtlS)} it is ${time(cached.stillLetIn.meanS)}, for ${amount(cached.load.lookupsPerSecond.mean)} lookups per second.`
  );
}
