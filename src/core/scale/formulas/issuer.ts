import type { System } from '../system.js';

export interface IssuerFigures {
  refreshesPerSecond: number;
  /** What one issuer of this many cores signs. */
  coresForRefreshes: number;
  /** Nodes ask for the signing keys so often; and at most so often while somebody sends key ids that do not exist. */
  jwksFetchesPerSecond: number;
  jwksFetchesPerSecondInFlood: number;
}

/**
 * Each session fetches a new access token when the old one expires, so once a lifetime: sessions / lifetime. Clients
 * that wait for their next call refresh more rarely; this is what the issuer must be built for.
 *
 * A node fetches the key set once a TTL. A key id that it does not know makes it fetch at once, but not again before the
 * cooldown is over: nodes / cooldown, however many such tokens come. That is a bound, reached only if every node sees
 * one in every cooldown.
 */
export function issuerFigures(system: System): IssuerFigures {
  const { sessions, lifetimeS, signaturesPerSecondPerCore, nodes, jwksTtlS, jwksCooldownS } = system;
  const refreshesPerSecond = sessions / lifetimeS;
  return {
    refreshesPerSecond,
    coresForRefreshes: refreshesPerSecond / signaturesPerSecondPerCore,
    jwksFetchesPerSecond: nodes / jwksTtlS,
    jwksFetchesPerSecondInFlood: nodes / Math.min(jwksCooldownS, jwksTtlS),
  };
}

export interface Herd {
  /** Sessions that wait for a token when the issuer is back. */
  waiting: number;
  /** How long it then works at its limit; null where it never catches up, as it cannot keep up on an ordinary day either. */
  drainS: number | null;
}

/**
 * After an outage, everybody whose token expired meanwhile asks at once: of tokens whose ages are uniform over T, the
 * part outage / T, all of them from T on.
 *
 * The issuer, at its limit of c a second, works off the queue while those whose turn it is go on coming at sessions / T:
 * queue / (c − sessions / T). If that is longer than what is left of T after the outage, every session has come once and
 * nobody new comes before the first tokens expire again: sessions / c.
 */
export function herd(
  { sessions, lifetimeS }: Pick<System, 'sessions' | 'lifetimeS'>,
  outageS: number,
  answersPerSecond: number,
): Herd {
  const waiting = sessions * Math.min(1, outageS / lifetimeS);
  const usual = sessions / lifetimeS;
  if (waiting === 0) return { waiting, drainS: 0 };
  if (answersPerSecond <= usual) return { waiting, drainS: null };
  const whileOthersCome = waiting / (answersPerSecond - usual);
  const left = Math.max(0, lifetimeS - outageS);
  return { waiting, drainS: whileOthersCome <= left ? whileOthersCome : sessions / answersPerSecond };
}

/**
 * Those whose sessions are revoked at once log in at once, on top of the others’ refreshes: queue / (c − others / T). It
 * is over before the first of them refreshes, T later, wherever c is more than sessions / T; where it is not, each that
 * is answered comes again before the last has been.
 */
export function massLogin(
  { massRevocation, sessions, lifetimeS }: Pick<System, 'massRevocation' | 'sessions' | 'lifetimeS'>,
  answersPerSecond: number,
): Herd {
  if (massRevocation === 0) return { waiting: 0, drainS: 0 };
  if (answersPerSecond <= sessions / lifetimeS) return { waiting: massRevocation, drainS: null };
  const spare = answersPerSecond - (sessions - massRevocation) / lifetimeS;
  return { waiting: massRevocation, drainS: massRevocation / spare };
}
