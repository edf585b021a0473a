// Revokes a single JWT: its issuer and id go on a list that each call looks at, until it would be refused anyway. Never
// the token or its hash: the same token can be written in other bytes that still verify (OWASP JSON Web Token).

/** Your verifiers' leeway: they accept a token for as long after its `exp`. */
const LEEWAY_S = 60;

interface Claims {
  iss?: string;
  jti?: string;
  exp?: number;
}

export class Denylist {
  /** When each entry may be forgotten, in seconds since 1970. In a service of many: a store with expiry, such as Redis. */
  readonly #until = new Map<string, number>();

  get size(): number {
    return this.#until.size;
  }

  /** Takes the claims of a token that was verified: what nobody signed could fill the list. */
  revoke({ iss, jti, exp }: Claims): void {
    if (iss === undefined || jti === undefined || exp === undefined)
      throw new Error('revoking needs iss, jti, exp');
    this.#until.set(nameOf(iss, jti), exp + LEEWAY_S);
  }

  isRevoked({ iss, jti }: Claims): boolean {
    // A token without them could never be revoked: refuse those at the verifier (requiredClaims).
    return this.#until.has(nameOf(iss ?? '', jti ?? ''));
  }

  /** Run it now and then: the list is as long as the revocations of one lifetime. */
  forget(now: number): void {
    for (const [name, until] of this.#until) if (now / 1000 > until) this.#until.delete(name);
  }
}

function nameOf(iss: string, jti: string): string {
  return JSON.stringify([iss, jti]);
}
