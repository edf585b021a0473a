// A client that refreshes once for many calls: whoever comes while a refresh is under way waits for that one. Two would
// look like a theft to an issuer that rotates refresh tokens, and end the sign-in.

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

export class Client {
  #tokens: Tokens;
  #refreshing: Promise<void> | null = null;
  readonly #refresh: (refreshToken: string) => Promise<Tokens>;
  readonly #fetch: typeof fetch;

  constructor(
    tokens: Tokens,
    refresh: (refreshToken: string) => Promise<Tokens>,
    fetcher: typeof fetch = fetch,
  ) {
    this.#tokens = tokens;
    this.#refresh = refresh;
    this.#fetch = fetcher;
  }

  /** Once more with a new token when the old one is not accepted, and not a third time (RFC 6750 section 3.1). */
  async call(address: string, init: RequestInit = {}): Promise<Response> {
    const used = this.#tokens.accessToken;
    const answer = await this.#send(address, init, used);
    if (answer.status !== 401) return answer;
    // Another call may have refreshed while this one was away.
    if (used === this.#tokens.accessToken) await this.#refreshOnce();
    return this.#send(address, init, this.#tokens.accessToken);
  }

  #refreshOnce(): Promise<void> {
    this.#refreshing ??= this.#refresh(this.#tokens.refreshToken)
      .then((tokens) => {
        this.#tokens = tokens;
      })
      .finally(() => {
        this.#refreshing = null;
      });
    return this.#refreshing;
  }

  #send(address: string, init: RequestInit, token: string): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return this.#fetch(address, { ...init, headers });
  }
}
