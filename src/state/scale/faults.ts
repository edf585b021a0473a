import { FIELDS } from '../../content/scale/words.js';
import type { SystemFault } from '../../core/scale/index.js';
import { spelled } from './numbers.js';

/** What is wrong with a field, and what to do. */
export function faultSentence(fault: SystemFault): string {
  const { label, unit } = FIELDS[fault.field];
  const shown = (limit: number): string => (unit === 's' ? spelled(limit) : limit.toLocaleString('en'));
  switch (fault.code) {
    case 'not-a-number':
      return unit === 's'
        ? `${label} must be a time, such as 90 s or 15 min.`
        : `${label} must be a number, such as 2,500.`;
    case 'not-whole':
      return `${label} must be a whole number.`;
    case 'not-yes-or-no':
      return `${label}: the link must say yes or no.`;
    case 'too-small':
      return `${label} must be ${shown(fault.limit)} or more.`;
    case 'too-large':
      return `${label} must be ${shown(fault.limit)} or less.`;
  }
}
