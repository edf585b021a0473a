import { FIELDS, type FieldId } from '../../../content/scale/words.js';
import type { System } from '../../../core/scale/index.js';
import { exact, spelled } from './numbers.js';

/** Figures as they were put in, each by its name: “Sessions alive: 40,000”. */
export function putIn(system: System, fields: readonly FieldId[]): string[] {
  return fields.map((field) => {
    const value = system[field];
    const { label, unit } = FIELDS[field];
    if (typeof value === 'boolean') return `${label}: ${value ? 'yes' : 'no'}`;
    return `${label}: ${unit === 's' ? spelled(value) : exact(value)}`;
  });
}
