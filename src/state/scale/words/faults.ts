import { FIELDS } from '../../../content/scale/words.js';
import { LIMITS, type FigureId, type SystemFault } from '../../../core/scale/index.js';
import { exact, time } from './numbers.js';

/** Why a figure may be no more, where that is not its own limit: another figure sets it. At least, that is the mean of a peak. */
const SET_BY: Readonly<Partial<Record<FigureId, string>>> = {
  peakCallsPerSecond: 'twenty times the mean',
  regions: 'there are no more nodes',
  massRevocation: 'no more are alive',
};

/** What is wrong with a field, and what to do. */
export function faultSentence(fault: SystemFault): string {
  const { label, unit } = FIELDS[fault.field];
  if (fault.code === 'not-yes-or-no') return `${label}: the link must say yes or no.`;
  const { whole, least, most } = LIMITS[fault.field as FigureId];
  const shown = unit === 's' ? time : exact;
  const is = `${label} must be`;
  switch (fault.code) {
    case 'not-a-number':
    case 'not-whole':
      if (unit === 's') return `${is} a time, such as 90 s, 15 min or 1.5 h.`;
      return whole ? `${is} a whole number, such as 2,500.` : `${is} a number, such as 2,500 or 0.5.`;
    case 'too-small':
      return `${is} ${shown(fault.limit)} or more${fault.limit === least ? '' : ', which is the mean'}.`;
    case 'too-large':
      return `${is} ${shown(fault.limit)} or less${fault.limit === most ? '' : `: ${SET_BY[fault.field] ?? ''}`}.`;
  }
}
