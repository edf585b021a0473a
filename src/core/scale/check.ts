import { isRecord, type Result } from '../shared/index.js';
import { FIGURES, LIMITS, MOST_PEAK, SWITCHES, type FigureId, type System } from './system.js';

/**
 * Why a figure cannot be used: not a number at all, outside its limits, a fraction where a whole number is needed, or at
 * odds with another figure.
 */
export type SystemFault =
  | { field: keyof System; code: 'not-a-number' | 'not-whole' | 'not-yes-or-no' }
  | { field: FigureId; code: 'too-small' | 'too-large'; limit: number };

/** What is wrong with a system, with the field that says so: one fault a field. */
export interface SystemRefusal {
  code: 'invalid-system';
  faults: SystemFault[];
}

/**
 * Reads a system that came from outside. Members that are not known are left out.
 *
 * @example
 * checkSystem({ ...system, nodes: 0 });
 * // { ok: false, code: 'invalid-system', faults: [{ field: 'nodes', code: 'too-small', limit: 1 }] }
 */
export function checkSystem(value: unknown): Result<System, SystemRefusal> {
  const given = isRecord(value) ? value : {};
  const faults: SystemFault[] = FIGURES.flatMap((field) => figureFault(field, given[field]) ?? []);
  for (const field of SWITCHES) {
    if (typeof given[field] !== 'boolean') faults.push({ field, code: 'not-yes-or-no' });
  }
  if (faults.length > 0) return { ok: false, code: 'invalid-system', faults };
  const names: (keyof System)[] = [...FIGURES, ...SWITCHES];
  const system = Object.fromEntries(names.map((name) => [name, given[name]])) as unknown as System;
  const atOdds = oddities(system);
  return atOdds.length > 0
    ? { ok: false, code: 'invalid-system', faults: atOdds }
    : { ok: true, value: system };
}

function figureFault(field: FigureId, value: unknown): SystemFault | null {
  const { least, most, whole } = LIMITS[field];
  if (typeof value !== 'number' || Number.isNaN(value)) return { field, code: 'not-a-number' };
  if (value < least) return { field, code: 'too-small', limit: least };
  if (value > most) return { field, code: 'too-large', limit: most };
  return whole && !Number.isInteger(value) ? { field, code: 'not-whole' } : null;
}

/** Figures that are fine by themselves and do not go together. */
function oddities(system: System): SystemFault[] {
  const { callsPerSecond, peakCallsPerSecond, regions, nodes, massRevocation, sessions } = system;
  const faults: SystemFault[] = [];
  if (peakCallsPerSecond < callsPerSecond) {
    faults.push({ field: 'peakCallsPerSecond', code: 'too-small', limit: callsPerSecond });
  }
  if (peakCallsPerSecond > MOST_PEAK * callsPerSecond) {
    faults.push({ field: 'peakCallsPerSecond', code: 'too-large', limit: MOST_PEAK * callsPerSecond });
  }
  if (regions > nodes) faults.push({ field: 'regions', code: 'too-large', limit: nodes });
  if (massRevocation > sessions) faults.push({ field: 'massRevocation', code: 'too-large', limit: sessions });
  return faults;
}
