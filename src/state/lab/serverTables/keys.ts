import type { View } from '../../../core/simulation/index.js';
import { duration, runTime } from '../../text/format.js';
import { withTouch } from './touches.js';
import type { KeptTable, Touches } from './types.js';

export function shortHash(hash: string): string {
  return `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}

export function keyTable({ server, at, startsAt }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.apiKeys.values()].map((row) => {
    const { hash, last4, customer, scopes, lastUsedAt, expiresAt } = row;
    return {
      key: hash,
      name: `sha256 ${shortHash(hash)}`,
      detail: [
        `${customer}, …${last4}`,
        scopes.join(' '),
        lastUsedAt === null ? 'no last_used yet' : `last_used written ${runTime(lastUsedAt, startsAt)}`,
        ...(expiresAt === null ? [] : [`until ${runTime(expiresAt, startsAt)}`]),
      ].join(' · '),
      isOver: expiresAt !== null && at >= expiresAt,
    };
  });
  return {
    id: 'apiKeys',
    title: 'Key table',
    where: 'database',
    empty: 'No key.',
    rows: withTouch('apiKeys', touches, rows),
  };
}

export function verdicts({ server, at }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.keyVerdicts].map(([key, { row, fetchedAt }]) => ({
    key,
    name: key.replace(/[0-9a-f]{64}$/, (hash) => shortHash(hash)),
    detail: `${row ? 'good' : 'no such key'} · ${duration(at - fetchedAt)} old`,
  }));
  return {
    id: 'keyVerdicts',
    title: 'Copies of the key table',
    where: 'gateway memory',
    empty: 'No copy.',
    rows: withTouch('keyVerdicts', touches, rows),
  };
}

export function limits({ server, at, settings }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.windows]
    .filter(([, { endsAt }]) => endsAt > at)
    .flatMap(([key, { used, startedAt, endsAt }]) => {
      const counted = / default (\d{1,7})\/(\d{1,7})$/.exec(key);
      if (!counted) return [];
      const caller = key.slice(0, counted.index);
      const [requests, windowS] = [Number(counted[1]), Number(counted[2])];
      const drained =
        settings.limiter === 'token_bucket' ? ((at - startedAt) * requests) / (windowS * 1000) : 0;
      const so = Math.ceil(Math.max(0, used - drained));
      const row = {
        key,
        name: caller === 'api' ? 'all callers' : (caller.split(':').at(-1) ?? caller),
        detail: `${so} of ${requests} · ${settings.limiter === 'token_bucket' ? 'empty' : 'new window'} in ${duration(endsAt - at)}`,
        used: { of: requests, so },
      };
      return [row];
    });
  return {
    id: 'windows',
    title: 'Limits',
    where: 'API memory',
    empty: 'Nobody called lately.',
    rows: withTouch('windows', touches, rows),
  };
}
