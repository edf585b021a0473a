import { findings } from '../../core/checklist/index.js';
import { parseTimestamp } from '../../core/shared/index.js';
import { formatRoute } from '../shell/route.js';
import { REPLIES, type Reply, type Said } from './checkStorage.js';

/** Somebody’s replies, as a link carries them. */
export interface LinkedCheck {
  said: Said;
  /** The day of the last reply, in milliseconds since 1970. */
  at: number | null;
  /** Parts of the address that are none of ours. */
  problems: readonly string[];
}

/** `#/check/findings?no=one-key.no-limits&yes=…&on=2026-03-01`: under each reply the faults it is about. */
export function writeCheckLink(said: Said, at: number | null): string {
  const under = (reply: Reply): string => findings.filter((id) => said[id] === reply).join('.');
  return formatRoute(['check', 'findings'], {
    ...Object.fromEntries(REPLIES.map((reply) => [reply, under(reply)])),
    on: at === null ? '' : new Date(at).toISOString().slice(0, 10),
  });
}

/** Null where the address is that of one’s own findings. What it says that is not ours is named and left out. */
export function readCheckLink(query: Readonly<Record<string, string>>): LinkedCheck | null {
  const { on, ...replies } = query;
  if (Object.keys(query).length === 0) return null;
  const at = on === undefined ? null : parseTimestamp(`${on}T00:00:00Z`);
  const problems = on !== undefined && at === null ? ['on'] : [];
  const said: Partial<Record<string, Reply>> = {};
  for (const [name, text] of Object.entries(replies)) {
    const reply = REPLIES.find((each) => each === name);
    for (const part of reply ? text.split('.') : [name]) {
      const id = reply && findings.find((each) => each === part);
      if (id) said[id] = reply;
      else problems.push((part || name).slice(0, 30));
    }
  }
  return { said, at, problems };
}
