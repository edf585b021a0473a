import { DESIGN_WORDS } from '../../../content/scale/words.js';
import { DESIGNS, type DesignId, type Figures, type System } from '../../../core/scale/index.js';
import { amount, bytes, longest, time } from './numbers.js';

/** One design, as the table of five shows it. */
export interface DesignRow {
  id: DesignId;
  name: string;
  tone: 'key' | 'jwt';
  cells: readonly { of: string; says: string; more: string }[];
}

/** A cell with what is small print in the table. */
export function inFull(cell: DesignRow['cells'][number] | undefined): string {
  if (!cell) return '';
  return cell.more ? `${cell.says} (${cell.more})` : cell.says;
}

/** The five designs side by side, in words. */
export function designRows(system: System, figures: Figures): DesignRow[] {
  return DESIGNS.map((id) => designRow(id, system, figures));
}

export function designRow(id: DesignId, system: System, figures: Figures): DesignRow {
  const { stillLetIn, exposure, callsStolen, load, bill } = figures.designs[id];
  const asked = [
    load.lookupsPerSecond.mean > 0 &&
      `${amount(load.lookupsPerSecond.mean)} ${id === 'introspection' ? 'introspections' : 'lookups'}`,
    load.refreshesPerSecond > 0 && `${amount(load.refreshesPerSecond)} refreshes`,
    load.pullsPerSecond > 0 && `${amount(load.pullsPerSecond)} pulls`,
  ];
  return {
    id,
    name: nameOf(id, system),
    tone: DESIGN_WORDS[id].tone,
    cells: [
      {
        of: 'After you revoke, mean',
        says: time(stillLetIn.meanS),
        more: `last node ${time(stillLetIn.lastNodeS)}, at most ${longest(stillLetIn.atMostS)}`,
      },
      {
        of: 'From the theft, mean',
        says: time(exposure.meanS),
        more: `${amount(callsStolen.mean)} calls answered`,
      },
      {
        of: 'Asked per second, mean',
        says: asked.filter(Boolean).join(', ') || 'nothing',
        more: load.lookupsPerSecond.peak > 0 ? `${amount(load.lookupsPerSecond.peak)} at the peak` : '',
      },
      {
        of: 'Kept',
        says: `${amount(load.rows)} rows`,
        more: load.nodeBytes >= 1 ? `and ${bytes(load.nodeBytes)} on all nodes` : '',
      },
      {
        of: 'Bill per month',
        says: amount(bill.total),
        more: `${amount(bill.cores)} cores, ${amount(bill.stores)} ${bill.stores === 1 ? 'store' : 'stores'}, ${bytes(bill.gigabytes * 1e9)} kept, ${bytes(bill.gigabytesMoved * 1e9)} moved`,
      },
    ],
  };
}

function nameOf(id: DesignId, system: System): string {
  const { name } = DESIGN_WORDS[id];
  switch (id) {
    case 'key-looked-up':
      return name;
    case 'key-cached':
      return `${name} ${time(system.cacheTtlS)}`;
    case 'jwt':
      return `${name}, ${time(system.lifetimeS)}`;
    case 'jwt-list':
      return `${name}, ${time(system.pullIntervalS)}`;
    case 'introspection':
      return system.introspectionTtlS > 0
        ? `${name}, cached ${time(system.introspectionTtlS)}`
        : `${name}, never cached`;
  }
}
