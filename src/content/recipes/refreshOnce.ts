// A client that refreshes once for many calls: whoever comes while a refresh is under way waits for that one. Two would
// look like a theft to an issuer that rotates refresh tokens, and end the sign-in. The token goes to the origins named
// here and nowhere else. It is for one tab: tabs that share a refresh token also need a place to share it, and a Web
// Lock around `refresh` that reads that place again. It does not protect from scripts in the page: they can use the
// tokens as well as it can (for that, keep tokens on a server: RFC 10017, backend for frontend).

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** On a server there is none. */
const PAGE = globalThis as { location?: { origin: string }; document?: { baseURI: string } };

type Renewed = Omit<Tokens, 'refreshToken'> & { refreshToken?: string | undefined };

/** The sign-in has ended. `refresh` throws it where the issuer answers `invalid_grant` (RFC 6749 section 5.2). */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

export class Client {
  #tokens: Tokens | null;
  #refreshing: Promise<void> | null = null;
  #failure: { reason: unknown } | null = null;
  readonly #refresh: (refreshToken: string) => Promise<Renewed>;
  readonly #fetch: typeof fetch;
  #origins: readonly string[] | undefined;

  /**
   * `refresh` has to end, for all calls wait for it: give it a time limit. Where the issuer gives no new refresh token,
   * the old one goes on (RFC 6749 section 6). `origins` as `https://api.example`: without a path, and encrypted unless they are this machine. Left out, it is the
   * page's own; on a server, where there is no page, that of the first call: name them there.
   */
  constructor(
    tokens: Tokens,
    refresh: (refreshToken: string) => Promise<Renewed>,
    fetcher: typeof fetch = fetch,
    origins: readonly string[] | undefined = PAGE.location && [PAGE.location.origin],
  ) {
    for (const origin of origins ?? [])
      if (!isOrigin(origin)) throw new TypeError(`not a safe origin: ${origin}`);
    this.#tokens = checked(tokens);
    this.#refresh = refresh;
    // Called as a member of this class, the browser's fetch would throw (Illegal invocation).
    this.#fetch = (input, init) => fetcher(input, init);
    this.#origins = origins;
  }

  /**
   * Once more with a new token when the old one is not accepted, and not a third time (RFC 6750 section 3.1). A body
   * that can be read only once is not sent again: the 401 comes back, and the next call has the new token.
   * @throws SignedOut, what `refresh` throws, or TypeError for an address elsewhere and for a redirect.
   */
  async call(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = this.#allowed(address);
    await this.#refreshing;
    const used = this.#current().accessToken;
    const failure = this.#failure;
    const answer = await this.#send(url, init, used);
    if (answer.status !== 401) return answer;
    try {
      // Another call may have refreshed while this one was away.
      if (used === this.#current().accessToken) {
        // Or tried to: ten calls do not try ten times.
        if (!this.#refreshing && this.#failure && this.#failure !== failure) throw this.#failure.reason;
        await this.#refreshOnce();
      }
      if (!canBeSentAgain(init.body)) return answer;
    } catch (error) {
      await answer.body?.cancel();
      throw error;
    }
    // Unread, it would hold its connection.
    await answer.body?.cancel();
    return this.#send(url, init, this.#current().accessToken);
  }

  /** Forgets the tokens here; the refresh token is to be revoked at the issuer as well (RFC 7009). */
  signOut(): void {
    this.#tokens = null;
  }

  #current(): Tokens {
    if (!this.#tokens) throw new SignedOut('sign in again');
    return this.#tokens;
  }

  #refreshOnce(): Promise<void> {
    this.#refreshing ??= this.#renew().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #renew(): Promise<void> {
    try {
      const used = this.#current().refreshToken;
      const next = checked(await this.#refresh(used));
      // Whoever signed out meanwhile stays signed out.
      this.#current();
      this.#tokens = { ...next, refreshToken: next.refreshToken || used };
    } catch (error) {
      if (error instanceof SignedOut) this.signOut();
      this.#failure = { reason: error };
      throw error;
    }
  }

  #allowed(address: string | URL): URL {
    // Relative to the page, as fetch takes it.
    const url = new URL(address, PAGE.document?.baseURI);
    if (isOrigin(url.origin)) this.#origins ??= [url.origin];
    if (
      !this.#origins?.includes(url.origin) ||
      !url.protocol.startsWith('http') ||
      url.username ||
      url.password
    )
      throw new TypeError(`no token goes to ${url.protocol}//${url.host}`);
    return url;
  }

  #send(url: URL, init: RequestInit, token: string): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    // A redirect could take the token to another address of the origin, which was not asked for.
    return this.#fetch(url.href, { ...init, headers, redirect: 'error' });
  }
}

function isOrigin(origin: string): boolean {
  return (
    URL.canParse(origin) &&
    new URL(origin).origin === origin &&
    /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$))/.test(origin)
  );
}

/** As RFC 6750 section 2.1 writes a token. A line end in it would have Headers throw, and quote it. */
function checked<T extends Renewed>(tokens: T): T {
  const { accessToken } = tokens;
  if (typeof accessToken !== 'string' || !/^[\w.~+/-]{1,16384}={0,2}$/.test(accessToken))
    throw new TypeError('not an access token');
  return tokens;
}

function canBeSentAgain(body: RequestInit['body']): boolean {
  if (body === undefined || body === null || typeof body === 'string' || ArrayBuffer.isView(body))
    return true;
  return [ArrayBuffer, Blob, FormData, URLSearchParams].some((kind) => body instanceof kind);
}
