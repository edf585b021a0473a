import type { ApiConfig } from '../../../../src/core/api/index.js';

/** What was handed out, by its bytes, and what became of it: kept from the answers alone, never from the API's state. */
export interface KnownKey {
  id: string;
  scopes: string[];
  /** From then on no gateway may let it in. */
  deadAt: number;
  /** When it was taken out of the store, not merely expired. */
  goneAt: number;
}

export interface KnownToken {
  claims: {
    sub: string;
    aud: string;
    scope: string;
    exp: number;
    iat: number;
    key_id?: string;
  };
  kid: string;
  /** Its place among all events, to tell what came before a sign-out in the same second. */
  order: number;
  revokedAt: number;
}

export interface Person {
  deletedAt: number;
  signedOutAt: number;
  signedOutOrder: number;
  isMember: boolean;
}

export class Ledger {
  readonly keys = new Map<string, KnownKey>();
  readonly tokens = new Map<string, KnownToken>();
  readonly codes = new Map<string, { issuedAt: number; uses: number }>();
  readonly refreshTokens = new Map<string, { uses: number }>();
  readonly people = new Map<string, Person>();
  /** Signing keys by id, and when they left the JWKS. */
  readonly removedKids = new Map<string, number>();
  #order = 0;

  constructor(readonly config: ApiConfig) {}

  addKey(key: string, { id, scopes, expires_at: expiresAt }: Record<string, unknown>): void {
    const deadAt = typeof expiresAt === 'string' ? Date.parse(expiresAt) : Infinity;
    this.keys.set(key, { id: String(id), scopes: scopes as string[], deadAt, goneAt: Infinity });
  }

  addToken(token: string): void {
    const [header = '', claims = ''] = token.split('.');
    this.tokens.set(token, {
      claims: decode(claims) as KnownToken['claims'],
      kid: (decode(header) as { kid: string }).kid,
      order: this.#next(),
      revokedAt: Infinity,
    });
  }

  /** A key ends at `endsAt`, decided now; a gateway's copy may not know for a while. */
  endKey(id: string, endsAt: number, now: number): void {
    const { keyCacheS, keyNegativeCacheS, keyCacheStaleS } = this.config;
    const copies = keyCacheS + keyNegativeCacheS > 0 ? (keyCacheS + keyCacheStaleS) * 1000 : 0;
    for (const key of this.keys.values()) {
      if (key.id !== id) continue;
      key.deadAt = Math.min(key.deadAt, Math.max(endsAt, now + copies));
      if (endsAt === now) key.goneAt = Math.min(key.goneAt, now);
    }
  }

  /** The issuer lists only what is alive in its own eyes; anything else it forgets, since it is refused anyway. */
  revokeToken(token: string, now: number): void {
    const known = this.tokens.get(token);
    if (!known || now >= known.claims.exp * 1000 || this.removedKids.has(known.kid)) return;
    known.revokedAt = Math.min(known.revokedAt, now);
  }

  changePerson(id: string, change: { role?: unknown; leaves?: 'for good' | 'for now' }, now: number): void {
    const person = this.personAt(id);
    this.people.set(id, {
      isMember: change.role === undefined ? person.isMember : change.role === 'member',
      deletedAt: change.leaves === 'for good' ? now : person.deletedAt,
      signedOutAt: change.leaves ? now : person.signedOutAt,
      signedOutOrder: change.leaves ? this.#next() : person.signedOutOrder,
    });
  }

  personAt(id: string): Person {
    const nobody = { deletedAt: Infinity, signedOutAt: -Infinity, signedOutOrder: -1, isMember: false };
    return this.people.get(id) ?? nobody;
  }

  #next(): number {
    this.#order += 1;
    return this.#order;
  }
}

function decode(segment: string): unknown {
  return JSON.parse(Buffer.from(segment, 'base64url').toString());
}
