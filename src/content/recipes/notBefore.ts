// Ends all tokens of one user at once: changed password, sacked, “sign out everywhere”. A version in the token, compared
// with the user's on each call, has no trap of whole seconds, as a time to compare with iat would. The sign-in keeps the
// version it began with, so its refresh tokens end in the same step, and cannot fetch a token with the new one.
// Not an end of API keys or of sessions in cookies, nor of one device alone.

export interface User {
  id: string;
  /** A whole number. Never used again for an id: delete an account and its old tokens must not fit a new one. */
  tokenVersion: number;
  isActive: boolean;
}

export interface VersionClaims {
  sub: string;
  token_version: number;
}

/** Asked once, when the person signs in. Keep the answer with the refresh token family: it goes into each access token. */
export function claimsFor({ id, tokenVersion }: User): VersionClaims {
  return { sub: id, token_version: tokenVersion };
}

/**
 * For the token endpoint: the claims of the next access token, or null, to be answered as `invalid_grant`. Never the
 * user's version of now: whoever was signed out would get it with the refresh token they still have.
 */
export function claimsOnRefresh(
  signIn: VersionClaims,
  findUser: (id: string) => User | undefined,
): VersionClaims | null {
  return isStillGood(signIn, findUser) ? signIn : null;
}

/** In a database: `SET token_version = token_version + 1`. `endFamilies` clears rows that are dead from here on anyway. */
export function signOutEverywhere(user: User, endFamilies?: (userId: string) => void): void {
  user.tokenVersion += 1;
  endFamilies?.(user.id);
}

/** Asked after the signature was checked. One read a call; a cache of it is your revocation delay. */
export function isStillGood(
  claims: { sub?: unknown; token_version?: unknown },
  findUser: (id: string) => User | undefined,
): boolean {
  const { sub, token_version: version } = claims;
  // Before the two are compared: a token without a version must not fit a user without one.
  if (typeof sub !== 'string' || !Number.isSafeInteger(version)) return false;
  const user = findUser(sub);
  return user?.isActive === true && version === user.tokenVersion;
}
