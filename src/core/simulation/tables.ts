import { applyChange } from '../shared/index.js';
import type { Settings } from './settings/settings.js';
import type {
  CallerId,
  ClientRow,
  CredentialId,
  CredentialRow,
  Lane,
  SimulationChange,
  SimulationState,
} from './types/index.js';

/** What the run knows besides the server's own state. Every change is written down until somebody takes the list. */
export class SimulationTables {
  #changes: SimulationChange[] = [];

  constructor(
    readonly state: SimulationState,
    readonly clock: { now(): number },
  ) {}

  change(change: SimulationChange): void {
    applyChange(this.state, change);
    this.#changes.push(change);
  }

  /** The changes since they were last taken. */
  takeChanges(): SimulationChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  get settings(): Settings {
    const settings = this.state.settings.get('api');
    if (!settings) throw new Error('a world starts with its settings');
    return settings;
  }

  credential(id: CredentialId): CredentialRow | undefined {
    return this.state.credentials.get(id);
  }

  putCredential(row: CredentialRow): void {
    this.change({ table: 'credentials', key: row.id, row });
  }

  /** From now on a thief has it. */
  markLeaked(id: CredentialId): void {
    const row = this.credential(id);
    if (row?.leakedAt === null) this.putCredential({ ...row, leakedAt: this.clock.now() });
  }

  /** From now on it counts as taken away. */
  markRevoked(id: CredentialId): void {
    const row = this.credential(id);
    if (row?.revokedAt === null) this.putCredential({ ...row, revokedAt: this.clock.now() });
  }

  client(actor: CallerId, lane: Lane): ClientRow | undefined {
    return this.state.clients.get(`${actor} ${lane}`);
  }

  putClient(row: ClientRow): void {
    this.change({ table: 'clients', key: `${row.actor} ${row.lane}`, row });
  }

  /** The caller stops calling. */
  dropClient(actor: CallerId, lane: Lane): void {
    if (this.client(actor, lane)) this.change({ table: 'clients', key: `${actor} ${lane}` });
  }

  /** Whether the customer's keys stand where every visitor can read them. */
  get keysArePublic(): boolean {
    return this.state.places.get('keys') === 'bundle';
  }
}
