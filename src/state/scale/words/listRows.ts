import { FALSE_ALARMS, ID_BYTES, type Figures, type System } from '../../../core/scale/index.js';
import { amount, bytes, time } from './numbers.js';

export interface ListRow {
  name: string;
  /** On an ordinary day, after the mass revocation, and what all nodes pull per second then. */
  ordinary: string;
  afterMass: string;
  pulled: string;
}

/** How large a list of revoked tokens gets, in each of the forms that nodes can pull. */
export function listRows({ lists }: Figures): ListRow[] {
  const perSecond = (size: number): string => `${bytes(size * lists.pullsPerSecond)} per second`;
  return [
    {
      name: `Session ids, ${ID_BYTES} bytes each`,
      ordinary: `${bytes(lists.listBytes)}, ${amount(lists.sessionsListed)} entries`,
      afterMass: `${bytes(lists.listBytesAfterMass)}, ${amount(lists.listedAfterMass)} entries`,
      pulled: perSecond(lists.listBytesAfterMass),
    },
    {
      name: `Bloom filter, 1 false alarm in ${amount(1 / FALSE_ALARMS)}`,
      ordinary: bytes(lists.bloomBytes),
      afterMass: bytes(lists.bloomBytesAfterMass),
      pulled: perSecond(lists.bloomBytesAfterMass),
    },
    {
      name: 'Status list, 1 bit per session, uncompressed',
      ordinary: bytes(lists.statusListBytes),
      afterMass: bytes(lists.statusListBytes),
      pulled: perSecond(lists.statusListBytes),
    },
  ];
}

/** What the table stands on. */
export function listNote(system: System, { lists }: Figures): string {
  return `An entry is kept until what it names has expired: ${time(system.lifetimeS + system.leewayS)} for a session. A list of token ids would hold ${amount(lists.tokensListed)} entries on an ordinary day. Each of your ${amount(system.nodes)} nodes pulls the whole list every ${time(system.pullIntervalS)}; sending only what is new takes less.`;
}
