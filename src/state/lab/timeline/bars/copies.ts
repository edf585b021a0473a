import { verdictAgeS } from '../../../../core/api/index.js';
import type { Lane, View } from '../../../../core/simulation/index.js';
import { keyWords } from '../../words/steps.js';

/** A copy of the truth, which may lag behind it. */
export interface Copy {
  id: string;
  label: string;
  /** Null where there is none to answer from. */
  fetchedAt: number | null;
  /** How old it may grow, in milliseconds. */
  ttlMs: number;
}

/** Three regions are as many as fit. */
const MOST = 3;

/**
 * The copies that verifiers of a lane answer from at the view's moment, where they may differ from the truth: remembered
 * keys and answers, copies of the denylist and the status list, and the keys once they change.
 */
export function copiesOf(view: View, lane: Lane): Copy[] {
  const found = lane === 'key' ? keyCopies(view) : [...listCopies(view), ...answerCopies(view)];
  const alive = found.filter(
    ({ ttlMs, fetchedAt }) => fetchedAt !== null && ttlMs > 0 && view.at < fetchedAt + ttlMs,
  );
  return (lane === 'key' ? inEachRegion(alive, view) : alive).slice(0, MOST);
}

/** Where several regions remember keys, each keeps its line: one that answers from no copy is told from the slow one. */
function inEachRegion(copies: readonly Copy[], { settings: { regions, keyCacheS } }: View): Copy[] {
  if (keyCacheS === 0 || regions.length === 1) return [...copies];
  return regions.map((region) => {
    const id = `key ${region}`;
    const none = { id, label: `${region}: no copy, asks the key table`, fetchedAt: null, ttlMs: 0 };
    return copies.find((copy) => copy.id === id) ?? none;
  });
}

/** What each region's gateway remembers of the key that was presented last. */
function keyCopies({ server, settings }: View): Copy[] {
  const byRegion = new Map<string, Copy & { fetchedAt: number }>();
  for (const [id, { row, fetchedAt }] of server.keyVerdicts) {
    const region = regionOf(id);
    const ttlMs = 1000 * verdictAgeS(row !== null, settings);
    const label = `${region}: ${row ? 'remembers the key' : 'remembers that there is no such key'}`;
    const known = byRegion.get(region);
    if (!known || known.fetchedAt < fetchedAt)
      byRegion.set(region, { id: `key ${region}`, label, fetchedAt, ttlMs });
  }
  return [...byRegion.values()];
}

function listCopies({ server, settings }: View): Copy[] {
  const kinds = {
    denylist: { name: 'denylist', ttlS: settings.denylist ? settings.denylistPropagationS : 0 },
    status_list: { name: 'status list', ttlS: settings.statusList ? settings.statusListTtlS : 0 },
    // As long as the one key signs, a copy of the keys says what the issuer says.
    jwks: { name: keyWords(settings.alg).keys, ttlS: server.signingKeys.size > 1 ? settings.jwksCacheS : 0 },
  };
  return Object.entries(kinds).flatMap(([kind, { name, ttlS }]) =>
    [...server.copies]
      .filter(([id]) => id.startsWith(`${kind} `))
      .map(([id, { at }]) => ({
        id,
        label: `${id.slice(kind.length + 1)}: copy of the ${name}`,
        fetchedAt: at,
        ttlMs: ttlS * 1000,
      })),
  );
}

function answerCopies({ server, settings }: View): Copy[] {
  const byRegion = new Map<string, Copy & { fetchedAt: number }>();
  for (const [id, { fetchedAt }] of server.introspections) {
    const region = regionOf(id);
    const known = byRegion.get(region);
    if (known && known.fetchedAt >= fetchedAt) continue;
    const label = `${region}: remembers the issuer’s answer`;
    byRegion.set(region, {
      id: `answer ${region}`,
      label,
      fetchedAt,
      ttlMs: settings.introspectionCacheS * 1000,
    });
  }
  return [...byRegion.values()];
}

function regionOf(id: string): string {
  return id.slice(0, id.indexOf(' '));
}
