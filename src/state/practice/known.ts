import { KIND_NAMES } from '../../content/practice/words.js';
import type { CredentialMessage } from './server/messages.js';

/** `access token of user-ana` */
export function whose({ kind, client, subject }: CredentialMessage): string {
  const owner = subject ?? client;
  return `${KIND_NAMES[kind] ?? kind}${owner === null ? '' : ` of ${owner}`}`;
}

/** The oldest go first. */
const MOST_KEPT = 500;

/** The credentials that the server has named since the page was opened, or was asked about. */
export class KnownCredentials {
  readonly #known = new Map<string, CredentialMessage>();

  get(id: string): CredentialMessage | undefined {
    return this.#known.get(id);
  }

  get all(): readonly CredentialMessage[] {
    return [...this.#known.values()];
  }

  /** As the server has it now. */
  put(message: CredentialMessage): void {
    this.#known.set(message.id, message);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KEPT && oldest !== undefined) this.#known.delete(oldest);
  }

  clear(): void {
    this.#known.clear();
  }
}
