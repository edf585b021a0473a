import type { ManualRequest, View } from '../../../core/simulation/index.js';
import { FIRST_REQUEST } from '../words/manual.js';

/** What is sent by hand, to begin with: a call with what the story is about, which has leaked or came last. */
export function usualRequest({ credentials }: Pick<View, 'credentials'>): ManualRequest {
  const held =
    credentials.find(({ leakedAt }) => leakedAt !== null) ??
    credentials.findLast(({ kind }) => kind === 'access_token');
  return held
    ? { ...FIRST_REQUEST, credentials: [{ as: 'bearer', secret: held.id, edits: [] }] }
    : FIRST_REQUEST;
}
