// Revokes a single JWT: its issuer and id go on a list that each call looks at, until it would be refused anyway. Never
// the token or its hash: the same token can be written in other bytes that still verify (OWASP JSON Web Token).
// What it is not: a verifier (give it only the claims of a token that was verified), a way to end all tokens of a user,
// or of other servers' memories: this list is one process's own, and a restart empties it.

/** At least the leeway of your verifiers: they accept a token for as long after its `exp`. */
const LEEWAY_S = 60;
/** The end of the year 9999. An `exp` in milliseconds lies beyond it. */
const LAST_TIME = 253_402_300_799;

/** As they were parsed, of any type. */
interface Claims {
  iss?: unknown;
  jti?: unknown;
  exp?: unknown;
}

export class Denylist {
  /** When each entry may be forgotten, in seconds since 1970. In a service of many: a store with expiry, such as Redis. */
  readonly #until = new Map<string, number>();
  readonly #most: number;

  /** `most`: how many entries fit. A full list throws, since to forget one would let a revoked token in. */
  constructor(most = 100_000) {
    this.#most = most;
  }

  get size(): number {
    return this.#until.size;
  }

  /** Throws where the token cannot be named or the list is full: it is then *not* on the list. */
  revoke(claims: Claims): void {
    const entry = entryOf(claims);
    if (!entry)
      throw new Error('revoking needs iss, jti, exp: two texts that are not empty, and seconds since 1970');
    if (this.#until.size >= this.#most && !this.#until.has(entry.name))
      throw new Error('the denylist is full');
    this.#until.set(entry.name, Math.max(entry.until, this.#until.get(entry.name) ?? 0));
  }

  /** True as well for a token that has no name to look for. That it has an `exp` is for its verifier to ask. */
  isRevoked({ iss, jti, exp = LAST_TIME }: Claims): boolean {
    const entry = entryOf({ iss, jti, exp });
    return !entry || this.#until.has(entry.name);
  }

  /** Run it every minute or so: the list is as long as the revocations of one lifetime. */
  forget(now: number): void {
    for (const [name, until] of this.#until) if (now / 1000 > until) this.#until.delete(name);
  }
}

/** Without half of a surrogate pair, which becomes another letter in UTF-8. */
function isName(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && Buffer.from(text).toString() === text;
}

function entryOf({ iss, jti, exp }: Claims): { name: string; until: number } | undefined {
  if (!isName(iss) || !isName(jti)) return undefined;
  if (typeof exp !== 'number' || !(exp > 0 && exp <= LAST_TIME)) return undefined;
  // Each in base64url, which has no colon: "a:b" with "c" and "a" with "b:c" must not share a name.
  return {
    name: [iss, jti].map((text) => Buffer.from(text).toString('base64url')).join(':'),
    until: exp + LEEWAY_S,
  };
}
