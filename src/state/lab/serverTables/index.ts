import { rowsKept, type Lane, type RequestEvent, type View } from '../../../core/simulation/index.js';
import { count } from '../../text/format.js';
import { copies, introspections, signingKeys } from './copies.js';
import { keyTable, limits, verdicts } from './keys.js';
import { denylist, families, users } from './sessions.js';
import { touchesOf } from './touches.js';
import type { KeptTable, Touch } from './types.js';

export function keptTables(view: View, event: RequestEvent | null): KeptTable[] {
  const touches = event ? touchesOf(event, view) : new Map<string, Touch>();
  const tables: Omit<KeptTable, 'isAsked'>[] = [
    keyTable(view, touches),
    verdicts(view, touches),
    denylist(view, touches),
    families(view, touches),
    signingKeys(view, touches),
    copies(view, touches),
    introspections(view, touches),
    users(view, touches),
    limits(view, touches),
  ];
  return tables
    .map((table) => ({
      ...table,
      isAsked: touches.has(table.id) || table.rows.some(({ touch }) => touch !== null),
    }))
    .filter(({ id, rows, isAsked }) => ALWAYS_THERE.has(id) || rows.length > 0 || isAsked);
}

const ALWAYS_THERE = new Set(['apiKeys', 'revokedTokens', 'families', 'signingKeys']);

/** What the rows of the bill are, by table: `1 key`, `2 refresh tokens`. */
export function rowsByTable({ server, credentials }: View): Record<Lane, string> {
  const wordsOf = (lane: Lane): string => {
    const { keys, signIns, refreshTokens, denied, users } = rowsKept(lane, server, credentials);
    return [
      (lane === 'key' || keys > 0) && count(keys, 'key'),
      signIns > 0 && count(signIns, 'sign-in'),
      refreshTokens > 0 && count(refreshTokens, 'refresh token'),
      denied > 0 && `${denied.toLocaleString('en')} denied`,
      users > 0 && count(users, 'user'),
    ]
      .filter((part) => part !== false)
      .join(', ');
  };
  return { key: wordsOf('key'), jwt: wordsOf('jwt') };
}
