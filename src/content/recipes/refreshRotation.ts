// Refresh tokens that are used once. One that comes back later was copied, and nobody can tell by whom: its whole family
// ends (RFC 9700 section 4.14.2). Tabs race and answers get lost, so for some seconds the token just used is answered
// again, and with the same successor: derived from it, so that no two diverge and none is kept in plain.
// Not proof against a thief who refreshes within those seconds of the owner each time: for that, bind tokens to a key
// (DPoP, RFC 9449). Not an end of access tokens: those live until their exp.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

interface Family {
  clientId: string;
  user: string;
  /** SHA-256 of the token in force, and of the one it replaced. Older ones need no row: see `#open`. */
  latest: string;
  previous: string;
  /** Goes into the next token: a stolen server key and an old token are not enough to follow the family. */
  salt: string;
  rotatedAt: number;
  expiresAt: number;
}

interface Begun {
  token: string;
  family: string;
}
type Why = 'unknown' | 'ended' | 'expired' | 'reused' | 'wrong_client';
/** To the client goes `error` alone; `why` and `family` are for your log and your alert. */
export type Refreshed =
  ({ ok: true } & Begun) | { ok: false; error: 'invalid_grant'; why: Why; family: string | null };

const GRACE_MS = 10_000;
const DAY_MS = 86_400_000;
const IDLE_MS = 14 * DAY_MS;

export class RefreshTokens {
  /** In the order of their last rotation, so that dead ones come first. */
  readonly #families = new Map<string, Family>();
  readonly #keys: readonly [Buffer, ...Buffer[]];

  /** Keys of 32 bytes from your secret store, the newest first; an old one stays as long as a family may live. */
  constructor(keys: readonly [Buffer, ...Buffer[]] = [randomBytes(32)]) {
    if (keys.some((key) => key.length < 32)) throw new Error('keys of 32 bytes');
    this.#keys = keys;
  }

  get size(): number {
    return this.#families.size;
  }

  /** A new sign-in. No rotation outlives `lifetimeMs`: then the person signs in again. */
  begin(now: number, lifetimeMs = 90 * DAY_MS, clientId = '', user = ''): Begun {
    if (!Number.isFinite(now + lifetimeMs)) throw new Error('times in milliseconds');
    for (const [id, family] of this.#families) {
      if (isAlive(family, now)) break;
      this.#families.delete(id);
    }
    const family = random(16);
    const body = `${family}.${random(32)}`;
    const row = { latest: hashOf(body), previous: '', salt: '', rotatedAt: now, expiresAt: now + lifetimeMs };
    this.#families.set(family, { clientId, user, ...row });
    return { token: this.#seal(body), family };
  }

  /** `clientId`: who authenticated; where it has no secret, who it says it is (RFC 6749 sections 6 and 10.4). */
  refresh(token: string, now: number, clientId = ''): Refreshed {
    const [body = '', id = ''] = this.#open(token);
    // What we never issued is a guess, no copy. It ends nothing, or a family's id alone could sign people out.
    if (!id) return refuse('unknown', null);
    const family = this.#families.get(id);
    if (!family) return refuse('ended', id);
    if (!isAlive(family, now)) return this.#endAs('expired', id);
    const isLatest = isSame(hashOf(body), family.latest);
    // Counted both ways: a clock set back must not stretch the grace.
    const isRecent = Math.abs(now - family.rotatedAt) <= GRACE_MS;
    // Older than that gets no grace: its successor was used, so whoever comes with it did not just lose an answer.
    if (!isLatest && !(isRecent && isSame(hashOf(body), family.previous))) return this.#endAs('reused', id);
    // Ends nothing, unlike reuse: a slip in a client's settings must not sign everybody out. Alert on it all the same.
    if (clientId !== family.clientId) return refuse('wrong_client', id);
    const salt = isLatest ? random(16) : family.salt;
    const made = this.#keys.map((key) => `${id}.${mac(key, `next ${salt} ${body}`)}`);
    const next = isLatest ? made[0] : made.find((each) => isSame(hashOf(each), family.latest));
    // A server's key that was taken away within the grace.
    if (next === undefined) return refuse('ended', id);
    if (isLatest) {
      // In a store of many servers: where `latest` is still what was read, or else read and decide again.
      this.#families.delete(id);
      const step = { latest: hashOf(next), previous: family.latest, salt, rotatedAt: now };
      this.#families.set(id, { ...family, ...step });
    }
    return { ok: true, token: this.#seal(next), family: id };
  }

  end(family: string): void {
    this.#families.delete(family);
  }

  /** For a changed password or a closed account. In a store: by an index on the user. */
  endAllOf(user: string): void {
    for (const [id, family] of this.#families) if (family.user === user) this.end(id);
  }

  #endAs(why: Why, id: string): Refreshed {
    this.end(id);
    return refuse(why, id);
  }

  #seal(body: string): string {
    return `${body}.${mac(this.#keys[0], `seal ${body}`)}`;
  }

  /** Body and family of a token of ours, however old. The seal tells it from a guess without a row for each. */
  #open(token: string): readonly string[] {
    const [, body = '', id = '', seal = ''] = /^(([\w-]{22})\.[\w-]{43})\.([\w-]{43})$/.exec(token) ?? [];
    return this.#keys.some((key) => isSame(seal, mac(key, `seal ${body}`))) ? [body, id] : [];
  }
}

/** Written so that a time of NaN is dead. */
function isAlive({ rotatedAt, expiresAt }: Family, now: number): boolean {
  return now < expiresAt && now < rotatedAt + IDLE_MS;
}

const refuse = (why: Why, family: string | null): Refreshed => ({
  ok: false,
  error: 'invalid_grant',
  why,
  family,
});
const random = (bytes: number): string => randomBytes(bytes).toString('base64url');
const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex');
const mac = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url');
const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
