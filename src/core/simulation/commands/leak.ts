import { leak as leakTo } from '../actors/attacker.js';
import { isCredentialId } from '../read.js';
import type { CommandKind } from '../commandKind.js';

export const leak: CommandKind<'leak'> = {
  type: 'leak',
  isValid: ({ credential }) => isCredentialId(credential),
  lane: ({ tables }, { credential }) => tables.credential(credential)?.lane ?? null,
  refusal: ({ tables }, { credential }) => (tables.credential(credential) ? null : 'unknown_credential'),
  async apply(engine, { credential }) {
    const target = engine.tables.credential(credential);
    if (target) leakTo(engine, target);
  },
};
