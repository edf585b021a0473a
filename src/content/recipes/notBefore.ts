// Ends all tokens of one user at once: changed password, sacked, “sign out everywhere”. A version in the token, compared
// with the user's on each call, has no trap of whole seconds, as a time to compare with iat would.

export interface User {
  id: string;
  tokenVersion: number;
  isActive: boolean;
}

/** What goes into the next access token. */
export function claimsFor({ id, tokenVersion }: User): { sub: string; token_version: number } {
  return { sub: id, token_version: tokenVersion };
}

export function signOutEverywhere(user: User): void {
  user.tokenVersion += 1;
}

/** Asked after the signature was checked. One read a call; a cache of it is your revocation delay. */
export function isStillGood(
  claims: { sub?: string; token_version?: unknown },
  findUser: (id: string) => User | undefined,
): boolean {
  const user = claims.sub === undefined ? undefined : findUser(claims.sub);
  return user?.isActive === true && claims.token_version === user.tokenVersion;
}
