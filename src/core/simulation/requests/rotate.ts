import type { Engine } from '../engine.js';
import type { CredentialId, CredentialRow } from '../types/index.js';
import { byOperator } from './http.js';
import { registerKey } from './register.js';

/** The people who run the API replace a key; the old one lives on for `overlapS`. Null when the API refuses. */
export async function rotateKey(
  engine: Engine,
  { id, lane, serverId }: CredentialRow,
  overlapS: number,
): Promise<CredentialId | null> {
  const { registered } = await engine.request({
    lane,
    actor: 'operator',
    purpose: 'rotate',
    credential: id,
    ...byOperator('POST', `/v1/keys/${serverId}/rotate`, { overlap_s: overlapS }),
    register: (sent) => registerKey(engine, sent, lane),
  });
  return registered;
}
