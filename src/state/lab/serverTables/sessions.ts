import { forgottenFrom } from '../../../core/api/index.js';
import type { View } from '../../../core/simulation/index.js';
import { runTime } from '../../text/format.js';
import { shortHash } from './keys.js';
import { withTouch } from './touches.js';
import type { KeptRow, KeptTable, Touches } from './types.js';

export function denylist({ server, settings, startsAt }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.revokedTokens].map(([key, { jti, revoked, exp }]) => ({
    key,
    name: jti,
    detail: `since ${runTime(revoked.at, startsAt)} · may go at ${runTime(forgottenFrom(exp, settings), startsAt)}`,
  }));
  return {
    id: 'revokedTokens',
    title: 'Denylist',
    where: settings.denylist || settings.statusList ? 'database' : 'database, and nobody asks it',
    empty: 'No token is on it.',
    rows: withTouch('revokedTokens', touches, rows),
  };
}

/** Families as trees: the sign-in, and under it each refresh token below the one that was spent for it. */
export function families({ server, at, startsAt }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const tokens = [...server.refreshTokens.values()];
  const rows = [...server.families.values()].flatMap((family): KeptRow[] => {
    const { id, subject, endedAt, endedBecause, expiresAt, generation } = family;
    const isOver = endedAt !== null || at >= expiresAt;
    const below = (parent: string | null, depth: number): KeptRow[] =>
      tokens
        .filter((token) => token.familyId === id && token.parent === parent)
        .flatMap((token) => {
          const isSpent = token.generation < generation;
          const row = {
            key: token.hash,
            name: shortHash(token.hash),
            detail: `${isSpent ? 'spent' : isOver ? 'dead' : 'in use'} · issued ${runTime(token.issuedAt, startsAt)}`,
            isOver: isSpent || isOver,
            depth,
          };
          return [...withTouch('refreshTokens', touches, [row]), ...below(token.hash, depth + 1)];
        });
    const end =
      endedAt === null
        ? `until ${runTime(expiresAt, startsAt)}`
        : `${endedBecause === 'reused' ? 'ended, used twice' : 'ended'} ${runTime(endedAt, startsAt)}`;
    const row = { key: id, name: id.replace('_', ' '), detail: `${subject} · ${end}`, isOver };
    return [...withTouch('families', touches, [row]), ...below(null, 1)];
  });
  return {
    id: 'families',
    title: 'Refresh families',
    where: 'database',
    empty: 'Nobody has signed in.',
    rows,
  };
}

export function users({ server, startsAt }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.users.values()].map(({ id, role, deletedAt, notBefore, tokenVersion }) => ({
    key: id,
    name: id,
    detail: [
      deletedAt === null ? role : `deleted ${runTime(deletedAt, startsAt)}`,
      ...(notBefore === null ? [] : [`signed out ${runTime(notBefore, startsAt)}`]),
      `token version ${tokenVersion}`,
    ].join(' · '),
    isOver: deletedAt !== null,
  }));
  return {
    id: 'users',
    title: 'Users that were changed',
    where: 'database',
    empty: 'No user was changed.',
    rows: withTouch('users', touches, rows),
  };
}
