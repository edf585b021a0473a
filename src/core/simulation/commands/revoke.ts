import { isCredentialId } from '../read.js';
import { revoke as askToRevoke } from '../requests/revoke.js';
import type { CommandKind } from '../commandKind.js';

export const revoke: CommandKind<'revoke'> = {
  type: 'revoke',
  isValid: ({ credential }) => isCredentialId(credential),
  lane: ({ tables }, { credential }) => tables.credential(credential)?.lane ?? null,
  refusal({ tables }, { credential }) {
    const target = tables.credential(credential);
    if (!target) return 'unknown_credential';
    return target.revokedAt === null ? null : 'already_revoked';
  },
  async apply(engine, { credential }) {
    const target = engine.tables.credential(credential);
    if (target) await askToRevoke(engine, target);
  },
};
