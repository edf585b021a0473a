import { CODE_PREFIX } from '../../api/index.js';
import { API_KEY_PREFIX, hashSecret, maskCredential, REFRESH_TOKEN_PREFIX } from '../../credentials/index.js';
import { decodedToken } from './decodedToken.js';

export type CredentialKind = 'api_key' | 'access_token' | 'refresh_token' | 'id_token' | 'code' | 'unknown';

/** A credential by its name: what may be said of it, never the credential. Times are milliseconds since 1970. */
export interface NamedCredential {
  /** `cred-3`: the third one this world has seen. */
  id: string;
  kind: CredentialKind;
  masked: string;
  /** When it was issued here; null for one that was only presented. */
  issuedAt: number | null;
  expiresAt: number | null;
  /** By hand, before its time; left out where it was not. */
  ended?: { as: 'expired' | 'revoked'; at: number };
  client: string | null;
  subject: string | null;
  /** Of a JWT, as it was read: nothing here says that its signature is good. */
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
}

/** What is known of a credential where it is issued. */
export type Facts = Partial<Pick<NamedCredential, 'kind' | 'issuedAt' | 'expiresAt' | 'client' | 'subject'>>;

interface Kept {
  hash: string;
  named: NamedCredential;
}

/** More than this a server that runs for days would keep for nothing: the oldest are forgotten. */
const MOST_KEPT = 20_000;

/** Names for credentials. Only their hashes are kept. */
export class Credentials {
  readonly #byHash = new Map<string, NamedCredential>();
  readonly #hashes = new Map<string, string>();
  #numbered = 0;

  /** The name of a credential, which is a new one for a credential that nobody has seen. */
  async name(credential: string, facts: Facts = {}): Promise<NamedCredential> {
    return this.nameHashed(credential, await hashSecret(credential), facts);
  }

  /** The same, for whoever has the hash already. */
  nameHashed(credential: string, hash: string, facts: Facts = {}): NamedCredential {
    const known = this.#byHash.get(hash);
    if (known) return known;
    const decoded = decodedToken(credential);
    const named: NamedCredential = {
      id: `cred-${(this.#numbered += 1)}`,
      kind: facts.kind ?? kindOf(credential, decoded?.header),
      masked: maskCredential(credential),
      issuedAt: facts.issuedAt ?? null,
      expiresAt: facts.expiresAt ?? secondsOf(decoded?.claims['exp']),
      client: facts.client ?? textOf(decoded?.claims['client_id']),
      subject: facts.subject ?? textOf(decoded?.claims['sub']),
      ...decoded,
    };
    this.#byHash.set(hash, named);
    this.#hashes.set(named.id, hash);
    if (this.#byHash.size > MOST_KEPT) this.#forgetOldest();
    return named;
  }

  /** Says of a credential what has become of it. */
  update({ id }: NamedCredential, changes: Partial<Pick<NamedCredential, 'expiresAt' | 'ended'>>): void {
    const hash = this.#hashes.get(id);
    const known = hash === undefined ? undefined : this.#byHash.get(hash);
    if (hash !== undefined && known) this.#byHash.set(hash, { ...known, ...changes });
  }

  find(id: string): Kept | undefined {
    const hash = this.#hashes.get(id);
    const named = hash === undefined ? undefined : this.#byHash.get(hash);
    return hash !== undefined && named ? { hash, named } : undefined;
  }

  findHashed(hash: string): NamedCredential | undefined {
    return this.#byHash.get(hash);
  }

  get all(): NamedCredential[] {
    return [...this.#byHash.values()];
  }

  #forgetOldest(): void {
    const [oldest] = this.#byHash;
    if (!oldest) return;
    this.#byHash.delete(oldest[0]);
    this.#hashes.delete(oldest[1].id);
  }

  /** As it is, but for the next name: one that another has given since is not given again. */
  copy(since: Credentials = this): Credentials {
    const copy = new Credentials();
    for (const [hash, named] of this.#byHash) {
      copy.#byHash.set(hash, named);
      copy.#hashes.set(named.id, hash);
    }
    copy.#numbered = Math.max(this.#numbered, since.#numbered);
    return copy;
  }
}

function kindOf(credential: string, header: Record<string, unknown> | undefined): CredentialKind {
  if (credential.startsWith(API_KEY_PREFIX)) return 'api_key';
  if (credential.startsWith(REFRESH_TOKEN_PREFIX)) return 'refresh_token';
  if (credential.startsWith(CODE_PREFIX)) return 'code';
  return header ? 'access_token' : 'unknown';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** As far from 1970 as a date goes (ECMAScript, "Time Values and Time Range"). Anybody can present any number. */
const LAST_MS = 8.64e15;

function secondsOf(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value * 1000) <= LAST_MS ? value * 1000 : null;
}
