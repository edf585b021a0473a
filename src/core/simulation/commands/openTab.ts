import { equip } from '../actors/equipment.js';
import type { CommandKind } from '../commandKind.js';

export const openTab: CommandKind<'open_tab'> = {
  type: 'open_tab',
  isValid: () => true,
  lane: () => 'jwt',
  refusal: ({ tables }) => (tables.client('customer', 'jwt')?.refreshToken ? null : 'nobody_signed_in'),
  async apply(engine) {
    const first = engine.tables.client('customer', 'jwt');
    if (!first) return;
    const { user, holds, refreshToken } = first;
    equip(engine, { actor: 'second_tab', lane: 'jwt', user, holds, refreshToken });
  },
};
