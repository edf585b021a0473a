import { readFile } from 'node:fs/promises';
import {
  helpText,
  readEnvironment,
  readFlags,
  readSettings,
  sentenceOf,
  variablesFor,
  type GivenSettings,
} from '../core/practice/index.js';

/** What somebody asked for: help, or settings; or what is wrong with it, in a line for the terminal. */
export type Asked =
  | { kind: 'help' }
  | { kind: 'fault'; message: string }
  | {
      kind: 'settings';
      /** As they were given, for a server to read. */
      given: Record<string, unknown>;
      settings: GivenSettings;
      /** The same for the environment of a program that is started next. */
      variables: Record<string, string>;
    };

/** Settings from flags, before those from the environment, before those from a file that either of them names. */
export async function settingsFrom(
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Asked> {
  const flags = readFlags(args);
  if (!flags.ok) return { kind: 'fault', message: flags.message };
  if (flags.value.help) return { kind: 'help' };
  const environment = readEnvironment(variables);
  if (!environment.ok) return { kind: 'fault', message: environment.message };
  const path = flags.value.config ?? environment.value.config;
  const file = path === undefined ? { ok: true as const, value: {} } : await jsonFile(path);
  if (!file.ok) return { kind: 'fault', message: file.message };
  const given = { ...file.value, ...environment.value.settings, ...flags.value.settings };
  const read = readSettings(given);
  return read.ok
    ? { kind: 'settings', given, settings: read.value, variables: variablesFor(flags.value) }
    : { kind: 'fault', message: sentenceOf(read.faults) };
}

async function jsonFile(path: string): Promise<{ ok: true; value: object } | { ok: false; message: string }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return { ok: false, message: `The settings file ${path} cannot be read.` };
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value };
  } catch {
    // Told below, with what is no object.
  }
  return { ok: false, message: `The settings file ${path} must be a JSON object.` };
}

/** Every flag and what it does. */
export function usage(): string {
  return helpText();
}
