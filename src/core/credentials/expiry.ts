/**
 * From when on a verifier refuses a token, in milliseconds since 1970: on its expiry and after it (RFC 7519 section 4.1.4),
 * plus the leeway for clocks that differ.
 *
 * @param exp Seconds since 1970, as in the claim; a fraction counts.
 */
export function refusedFrom(exp: number, leewayS = 0): number {
  return (exp + leewayOf(leewayS)) * 1000;
}

/** The leeway to count with: what is negative or no number forgives nothing. */
export function leewayOf(leewayS = 0): number {
  return Number.isFinite(leewayS) ? Math.max(0, leewayS) : 0;
}
