import { FIELDS } from '../../../content/scale/words.js';
import { LIMITS, type FigureId, type SystemFault } from '../../../core/scale/index.js';
import { amount, exact, time } from './numbers.js';

/** Why a figure has a limit other than its own: another figure sets it. */
const SET_BY: Readonly<Partial<Record<FigureId, { atLeast?: string; atMost?: string }>>> = {
  peakCallsPerSecond: { atLeast: 'which is the mean', atMost: 'twenty times the mean' },
  regions: { atMost: 'there are no more nodes' },
  massRevocation: { atMost: 'no more are alive' },
};

/** What is wrong with a field, and what to do. */
export function faultSentence(fault: SystemFault): string {
  const { label, unit } = FIELDS[fault.field];
  if (fault.code === 'not-yes-or-no') return `${label}: the link must say yes or no.`;
  const { whole, least, most } = LIMITS[fault.field as FigureId];
  const shown = (limit: number): string =>
    unit === 's' ? time(limit) : Number(limit.toPrecision(3)) === limit ? amount(limit) : exact(limit);
  const { atLeast, atMost } = SET_BY[fault.field as FigureId] ?? {};
  switch (fault.code) {
    case 'not-a-number':
    case 'not-whole':
      if (whole) return `${label} must be a whole number, such as 2,500.`;
      return unit === 's'
        ? `${label} must be a time, such as 90 s, 15 min or 1.5 h.`
        : `${label} must be a number, such as 2,500 or 0.5.`;
    case 'too-small':
      return `${label} must be ${shown(fault.limit)} or more${atLeast && fault.limit !== least ? `, ${atLeast}` : ''}.`;
    case 'too-large':
      return `${label} must be ${shown(fault.limit)} or less${atMost && fault.limit !== most ? `: ${atMost}` : ''}.`;
  }
}
