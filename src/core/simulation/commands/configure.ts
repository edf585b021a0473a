import { isRecord } from '../../shared/index.js';
import { faultOfSettings } from '../settings/checks.js';
import type { CommandKind } from '../commandKind.js';

/** Changes settings of the API. What is down is for the commands of `outages.ts`. */
export const configure: CommandKind<'configure'> = {
  type: 'configure',
  isValid: ({ dials }) => isRecord(dials) && !('down' in dials) && faultOfSettings(dials) === null,
  lane: () => null,
  refusal: () => null,
  async apply(engine, { dials }) {
    engine.configure(dials);
  },
};
