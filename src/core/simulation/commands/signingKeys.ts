import { signerOf } from '../../api/index.js';
import { ACCOUNTS, equip } from '../actors/equipment.js';
import { forgeToken } from '../actors/forgery.js';
import { isWhole } from '../read.js';
import { manage } from '../requests/manage.js';
import type { CommandKind } from '../commandKind.js';

/** The thief gets the key that signs now, or the half of it that verifiers hold, and calls with what it makes of it. */
export const leakSigningKey: CommandKind<'leak_signing_key'> = {
  type: 'leak_signing_key',
  isValid: ({ from }) => from === undefined || from === 'verifier',
  lane: () => 'jwt',
  refusal: () => null,
  async apply(engine, { from }) {
    const { api, tables, now } = engine;
    const signer = signerOf(api.state.signingKeys.values(), api.config.alg, now);
    if (signer) {
      const half = from === 'verifier' ? 'verifying-key' : 'signing-key';
      tables.change({ table: 'stolen', key: half, row: signer.kid });
    }
    const session = await forgeToken(engine);
    if (!session) return;
    const user = ACCOUNTS.attacker.jwt;
    equip(engine, { actor: 'attacker', lane: 'jwt', user, holds: session.accessToken, forges: true });
  },
};

export const rotateSigningKey: CommandKind<'rotate_signing_key'> = {
  type: 'rotate_signing_key',
  isValid: ({ useAfterS }) => isWhole(useAfterS) && useAfterS <= 86_400,
  lane: () => 'jwt',
  refusal: () => null,
  apply: (engine, { useAfterS }) =>
    manage(engine, 'jwt', 'POST', '/v1/signing-keys', { use_after_s: useAfterS }),
};

export const removeSigningKey: CommandKind<'remove_signing_key'> = {
  type: 'remove_signing_key',
  isValid: () => true,
  lane: () => 'jwt',
  refusal: () => null,
  async apply(engine) {
    const oldest = [...engine.api.state.signingKeys.values()].find(({ removed }) => removed === null);
    if (oldest) await manage(engine, 'jwt', 'DELETE', `/v1/signing-keys/${oldest.kid}`);
  },
};
