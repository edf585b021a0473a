import type { CommandInput, CredentialRow, Lane } from '../../../core/simulation/index.js';
import type { Lab } from '../lab.svelte.js';

import type { May, Move } from './types.js';

/** How long a rotated key lives on, in seconds. */
export const OVERLAPS_S = [0, 60, 300, 600, 3600] as const;

type Shown = Pick<Lab, 'view' | 'expiredFrom' | 'playback' | 'people'>;

/** Leak, revoke: a button for each credential that it can be done to. */
export function credentialMoves(lab: Shown, may: May): Move[] {
  const live = liveCredentials(lab);
  const stealable = live.filter(({ leakedAt }) => leakedAt === null);
  return [
    ...(may('leak') ? each('Copy', stealable, lab, ({ id }) => ({ type: 'leak', credential: id })) : []),
    ...(may('revoke') ? each('Revoke', live, lab, ({ id }) => ({ type: 'revoke', credential: id })) : []),
  ];
}

/** One for each key: the new one replaces it, and the old one lives on for `overlapS`. */
export function rotateMoves(lab: Shown, may: May, overlapS: number): Move[] {
  const keys = liveCredentials(lab).filter(({ kind }) => kind === 'api_key');
  return may('rotate')
    ? each('Rotate', keys, lab, ({ id }) => ({ type: 'rotate', credential: id, overlapS }))
    : [];
}

/** What somebody holds or has stolen, and what still works of it. */
function liveCredentials(lab: Shown): CredentialRow[] {
  const { view, playback } = lab;
  const held = new Set(
    view.clients.flatMap(({ holds, exchanges, refreshToken }) => [holds, exchanges, refreshToken]),
  );
  const live = view.credentials.filter(
    ({ id, leakedAt, revokedAt }) =>
      revokedAt === null &&
      (held.has(id) || leakedAt !== null) &&
      playback.at < (lab.expiredFrom(id) ?? Infinity),
  );
  // What calls are made with comes first.
  const isForCalls = ({ kind }: CredentialRow): boolean => kind !== 'refresh_token';
  return [...live.filter(isForCalls), ...live.filter((row) => !isForCalls(row))];
}

function each(
  verb: string,
  rows: readonly CredentialRow[],
  lab: Shown,
  order: (row: CredentialRow) => CommandInput,
): Move[] {
  return rows.map((row) => ({
    label: `${verb} ${nameAmong(row, rows, lab)}`,
    note: '',
    orders: [order(row)],
    isOff: false,
  }));
}

const KINDS: Record<CredentialRow['kind'], string> = {
  api_key: 'API key',
  access_token: 'JWT',
  refresh_token: 'refresh token',
};
const LANE_WORDS: Record<Lane, string> = { key: 'API key lane', jwt: 'JWT lane' };

/** As short as tells it from the others: by its kind, its lane, whose it is, or how it begins. */
function nameAmong(row: CredentialRow, rows: readonly CredentialRow[], { view, people }: Shown): string {
  const holderOf = ({ id }: CredentialRow): string => {
    const holder = view.clients.find(({ holds, exchanges, refreshToken }) =>
      [holds, exchanges, refreshToken].includes(id),
    );
    return holder ? ` of ${people[holder.actor].object}` : '';
  };
  const names: ((each: CredentialRow) => string)[] = [
    ({ kind }) => `the ${KINDS[kind]}`,
    ({ kind, lane }) => `the ${KINDS[kind]} in the ${LANE_WORDS[lane]}`,
    (each) => `the ${KINDS[each.kind]}${holderOf(each)}`,
  ];
  const telling = names.find((name) => rows.filter((other) => name(other) === name(row)).length === 1);
  return telling ? telling(row) : `the ${KINDS[row.kind]} ${row.preview}`;
}
