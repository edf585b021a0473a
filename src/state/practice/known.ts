import { KIND_NAMES } from '../../content/practice/words.js';
import type { CredentialMessage } from './server/messages.js';

/** A credential as the page lists it. Times are milliseconds since 1970. */
export interface Known {
  message: CredentialMessage;
  /** When it was expired or revoked by hand; null where it was not, or nobody said so. */
  endedAt: number | null;
}

/** `access token of user-ana` */
export function whose({ kind, client, subject }: CredentialMessage): string {
  const owner = subject ?? client;
  return `${KIND_NAMES[kind] ?? kind}${owner === null ? '' : ` of ${owner}`}`;
}

/** The oldest go first. */
const MOST_KEPT = 500;

/** The credentials that the server has named since the page was opened, or was asked about. */
export class KnownCredentials {
  readonly #known = new Map<string, Known>();

  get(id: string): Known | undefined {
    return this.#known.get(id);
  }

  get all(): readonly Known[] {
    return [...this.#known.values()];
  }

  /** The server tells of a credential when it is issued, and again when it is ended by hand. Returns whether it was ended. */
  told(message: CredentialMessage, at: number): boolean {
    const known = this.#known.get(message.id);
    this.#known.set(message.id, { message, endedAt: known ? at : null });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KEPT && oldest !== undefined) this.#known.delete(oldest);
    return known !== undefined;
  }

  /** What the server says of one that it had named before. */
  asked(message: CredentialMessage): void {
    if (!this.#known.has(message.id)) this.#known.set(message.id, { message, endedAt: null });
  }

  clear(): void {
    this.#known.clear();
  }
}
