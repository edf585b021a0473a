/** What an authorization request with the scope `openid` asked for. */
export interface OpenIdSession {
  scopes: readonly string[];
  nonce?: string;
  /** Seconds since 1970. */
  authTime: number;
}

/** More sign-ins than this a server that runs for days need not know. */
const MOST_KEPT = 5000;

/** Which sign-ins want an ID token: by the hash of their code, then by the id of their family of refresh tokens. */
export class OpenIdSessions {
  readonly #byCode = new Map<string, OpenIdSession>();
  readonly #byFamily = new Map<string, OpenIdSession>();

  begin(codeHash: string, session: OpenIdSession): void {
    keep(this.#byCode, codeHash, session);
  }

  /** The code was exchanged: the sign-in goes by its family from here on. */
  exchange(codeHash: string, family: string): OpenIdSession | undefined {
    const session = this.#byCode.get(codeHash);
    this.#byCode.delete(codeHash);
    if (session) keep(this.#byFamily, family, session);
    return session;
  }

  of(family: string): OpenIdSession | undefined {
    return this.#byFamily.get(family);
  }

  copy(): OpenIdSessions {
    const copy = new OpenIdSessions();
    for (const [hash, session] of this.#byCode) copy.#byCode.set(hash, session);
    for (const [family, session] of this.#byFamily) copy.#byFamily.set(family, session);
    return copy;
  }
}

function keep(sessions: Map<string, OpenIdSession>, key: string, session: OpenIdSession): void {
  sessions.set(key, session);
  const [oldest] = sessions.keys();
  if (sessions.size > MOST_KEPT && oldest !== undefined) sessions.delete(oldest);
}
