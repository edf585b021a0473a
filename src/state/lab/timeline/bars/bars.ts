import type { CredentialRow, Lane, View } from '../../../../core/simulation/index.js';
import { runTime } from '../../../text/format.js';
import { onLines } from './barLines.js';

/** The life of a credential, as a bar. */
export interface Bar {
  id: string;
  from: number;
  /** Null while nothing ends it. */
  to: number | null;
  label: string;
  note: string;
  /** Which line of bars it stands on, from 0. */
  line: number;
  /** Refresh tokens live in families: one thin bar a family. */
  thin: boolean;
  /** A thief has it: this is the life that the story is about. */
  leaked: boolean;
}

type Family = View['server']['families'] extends Map<string, infer Row> ? Row : never;

/** More lines would push the callers off the screen. */
const MOST_LINES = 3;
const MOST_THIN_LINES = 2;

export interface Bars {
  bars: Bar[];
  lines: number;
  thinLines: number;
  /** Lives that found no line: the oldest, once a newer one needs the room. */
  left: number;
}

/** The bars of a lane, each on the first line that is free when it begins. */
export function barsOf({ credentials, server, startsAt }: View, lane: Lane, isWhole = false): Bars {
  const rows = credentials.filter((row) => row.lane === lane && row.kind !== 'refresh_token');
  const whole = onLines(
    rows.map((row) => barOf(row, startsAt)),
    isWhole ? Infinity : MOST_LINES,
  );
  const thin = onLines(
    lane === 'jwt' ? [...server.families.values()].map((family) => familyBar(family, startsAt)) : [],
    isWhole ? Infinity : MOST_THIN_LINES,
  );
  return {
    bars: [...whole.bars, ...thin.bars],
    lines: whole.lines,
    thinLines: thin.lines,
    left: whole.left + thin.left,
  };
}

function barOf(row: CredentialRow, startsAt: number): Bar {
  const { id, kind, mintedAt, expiresAt, revokedAt, leakedAt, preview } = row;
  const deleted = kind === 'api_key' && revokedAt !== null && (expiresAt === null || revokedAt < expiresAt);
  const to = deleted ? revokedAt : expiresAt;
  const note = deleted
    ? 'row deleted'
    : expiresAt === null
      ? 'no expiry'
      : `exp ${runTime(expiresAt, startsAt)}`;
  return { id, from: mintedAt, to, label: preview, note, line: 0, thin: false, leaked: leakedAt !== null };
}

/** Refresh tokens live as long as their family: until it is ended, or its time is up. */
function familyBar({ id, createdAt, expiresAt, endedAt }: Family, startsAt: number): Bar {
  const to = endedAt ?? expiresAt;
  const note = `${endedAt === null ? 'until' : 'ended'} ${runTime(to, startsAt)}`;
  return { id, from: createdAt, to, label: 'refresh tokens', note, line: 0, thin: true, leaked: false };
}
