import { FIELDS, type FieldId } from '../../../content/scale/words.js';
import type { System } from '../../../core/scale/index.js';
import { exact, spelled } from './numbers.js';

/** Figures as they were put in, each by its name: “Sessions alive: 40,000”. */
export function putIn(system: System, fields: readonly FieldId[]): string[] {
  return fields.map((field) => `${FIELDS[field].label}: ${spell(field, system[field])}`);
}

/** What a field shows, and reads again as it was. */
export function spell(field: FieldId, value: number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return FIELDS[field].unit === 's' ? spelled(value) : exact(value);
}
