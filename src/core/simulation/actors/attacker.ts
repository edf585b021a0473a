import type { Engine } from '../engine.js';
import type { CredentialId, CredentialRow } from '../types/index.js';
import { ACCOUNTS, equip } from './equipment.js';

/** The thief has a copy: of something to call with, or of something to get tokens with. */
export function leak(engine: Engine, target: CredentialRow): void {
  engine.tables.markLeaked(target.id);
  const thief = engine.tables.client('attacker', target.lane);
  const holds = thief?.holds ?? target.id;
  const stolen =
    target.kind === 'refresh_token'
      ? { refreshToken: target.id }
      : target.kind === 'api_key' && target.lane === 'jwt'
        ? { exchanges: target.id }
        : { holds: target.id };
  const user = thief?.user ?? ACCOUNTS.attacker[target.lane];
  equip(engine, { actor: 'attacker', lane: target.lane, user, holds, ...stolen });
}

/** What the customer has put into its bundle, everybody can read. */
export function publish(engine: Engine, key: CredentialId): void {
  const target = engine.tables.keysArePublic ? engine.tables.credential(key) : undefined;
  if (target) leak(engine, target);
}
