/** Something that happened in a world, for whoever watches it. */
export interface WorldEvent {
  type: 'request' | 'credential' | 'clock' | 'faults' | 'settings' | 'reset' | 'restored';
  data: object;
}

/** Who is told what happens. */
export class Watchers {
  readonly #watchers = new Set<(event: WorldEvent) => void>();

  /** Returns what ends it. */
  add(watcher: (event: WorldEvent) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  get size(): number {
    return this.#watchers.size;
  }

  tell(type: WorldEvent['type'], data: object): void {
    for (const watcher of this.#watchers) watcher({ type, data });
  }
}
