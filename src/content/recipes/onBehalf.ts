// A service calls the next API for the person who called it: it trades their token for one that is meant for that API
// alone, allows less, and names the service as the actor (RFC 8693). The person's own token stays here: passed on, it would
// let whoever gets it call everything that the person can.
// Not for calls of the service's own (client credentials), and no rights by itself: those are the person's.
import { createHash } from 'node:crypto';

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
/** Handed out no later than this before its end, for the way to the API takes time. */
const EARLY_MS = 10_000;
const MOST = 10_000;

export interface Service {
  tokenEndpoint: string;
  clientId: string;
  clientSecret: string;
  fetch?: typeof fetch;
  now?(): number;
  /** Milliseconds that only count up: by a clock that is set back, a token would be handed out past its end. */
  ticks?(): number;
}

/** By its name at the issuer, or by its address (RFC 8693 section 2.1, RFC 8707): as the issuer knows it. */
export type Target = { audience: string } | { resource: string };
export type Exchanged = { ok: true; token: string } | { ok: false; error: string };

interface Entry {
  until: number;
  answer: Promise<Exchanged>;
}

export class OnBehalf {
  /** By a hash, so that no token of a person lies here. A token that is revoked at its issuer stays until its end. */
  readonly #cache = new Map<string, Entry>();
  readonly #service: Service;
  readonly #fetch: typeof fetch;
  readonly #now: () => number;
  readonly #ticks: () => number;

  constructor(service: Service) {
    if (new URL(service.tokenEndpoint).protocol !== 'https:') throw new Error('a token endpoint needs https');
    this.#service = service;
    // Called by itself: as a member of this class, some runtimes refuse it (“Illegal invocation”).
    const send = service.fetch ?? globalThis.fetch;
    this.#fetch = (address, init) => send(address, init);
    this.#now = service.now ?? Date.now;
    this.#ticks = service.ticks ?? (() => performance.now());
  }

  get size(): number {
    return this.#cache.size;
  }

  /** `token` and its `exp` (seconds since 1970) come from a verifier. `scope`: what this one call needs, no more. */
  tokenFor(
    { token, exp }: { token: string; exp: number },
    target: Target,
    scope: string,
  ): Promise<Exchanged> {
    const now = this.#ticks();
    if (!(this.#now() < exp * 1000)) return Promise.resolve({ ok: false, error: 'expired' });
    if (!scope.trim()) return Promise.resolve({ ok: false, error: 'invalid_scope' });
    const parts = JSON.stringify([token, target, scope.split(' ').sort()]);
    const name = createHash('sha256').update(parts).digest('hex');
    const known = this.#cache.get(name);
    // One that is under way counts as well: calls at the same time wait for one exchange.
    if (known && now < known.until) return known.answer;
    this.#cache.delete(name);
    for (const [old, { until }] of this.#cache) {
      if (now < until && this.#cache.size < MOST) break;
      this.#cache.delete(old);
    }
    const entry: Entry = {
      until: Infinity,
      answer: this.#exchange(token, target, scope).then(({ lifetimeMs, ...answer }) => {
        entry.until = this.#ticks() + Math.min(lifetimeMs, exp * 1000 - this.#now()) - EARLY_MS;
        return answer;
      }),
    };
    this.#cache.set(name, entry);
    return entry.answer;
  }

  async #exchange(token: string, target: Target, scope: string): Promise<Exchanged & { lifetimeMs: number }> {
    const { tokenEndpoint, clientId, clientSecret } = this.#service;
    // Both encoded first: a colon in the name would end it early (RFC 6749 section 2.3.1).
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    const refuse = (error: string) => ({ ok: false, error, lifetimeMs: 0 }) as const;
    let body: Record<string, unknown>;
    try {
      const answer = await this.#fetch(tokenEndpoint, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
          Accept: 'application/json',
        },
        body: new URLSearchParams({
          grant_type: GRANT,
          subject_token: token,
          subject_token_type: ACCESS_TOKEN,
          requested_token_type: ACCESS_TOKEN,
          scope,
          ...target,
        }),
        // A redirect would take the person's token elsewhere.
        redirect: 'error',
        signal: AbortSignal.timeout(10_000),
      });
      body = ((await answer.json()) ?? {}) as Record<string, unknown>;
      const { error } = body;
      if (!answer.ok) return refuse(isText(error) && /^\w{1,60}$/.test(error) ? error : 'unreachable');
    } catch {
      return refuse('unreachable');
    }
    const { access_token, issued_token_type, token_type, expires_in, scope: given = scope } = body;
    const isBearer = issued_token_type === ACCESS_TOKEN && isText(token_type) && /^bearer$/i.test(token_type);
    if (!isText(access_token) || !isBearer) return refuse('invalid_answer');
    const asked = scope.split(' ');
    // Left out, it is what was asked for. More than that must not travel on.
    if (!isText(given) || !given.split(' ').every((each) => asked.includes(each)))
      return refuse('wider_scope');
    const lifetimeMs = typeof expires_in === 'number' && expires_in > 0 ? expires_in * 1000 : 0;
    return { ok: true, token: access_token, lifetimeMs };
  }
}

interface Claims {
  iss?: unknown;
  sub?: unknown;
  aud?: unknown;
  act?: unknown;
}

export type Behind =
  { ok: true; person: string; actor: string | null } | { ok: false; code: 'aud' | 'act' | 'sub' };

/**
 * At the API that is called, of a token that was verified. What may be done follows from `person` and the scope: the actor
 * only takes away, where it is none of `actors`. An `act` within `act` is history for a log and decides nothing (RFC 8693
 * section 4.1), so it is not read.
 */
export function behind({ iss, sub, aud, act }: Claims, me: string, actors: readonly string[]): Behind {
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!audiences.includes(me)) return { ok: false, code: 'aud' };
  if (!isText(sub)) return { ok: false, code: 'sub' };
  if (act === undefined) return { ok: true, person: sub, actor: null };
  const { sub: actor, iss: actorsIssuer = iss } = (act ?? {}) as Claims;
  const isKnown = isText(actor) && actors.includes(actor) && actorsIssuer === iss;
  return isKnown ? { ok: true, person: sub, actor } : { ok: false, code: 'act' };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
