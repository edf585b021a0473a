import { inside, isRecord, note, read, type Fault, type Reader, type Result } from '../../shared/index.js';
import type { Setting } from './setting.js';
import { RUNNING, SETTINGS, type GivenSettings } from './table.js';

type SettingsError = { code: 'unreadable'; faults: Fault[] };

/** Reads settings as a constructor or a JSON file gives them, or says everything that is wrong with them. */
export function readSettings(given: unknown): Result<GivenSettings, SettingsError> {
  return read(given, (value, at) => {
    const settings = settingsOf(SETTINGS)(value, at) as GivenSettings | undefined;
    if (settings) judgeTogether(settings, at);
    return settings;
  });
}

/** What settings say of each other. */
function judgeTogether({ https, cert, key }: GivenSettings, at: Parameters<Reader<unknown>>[1]): void {
  if (cert !== undefined && key === undefined) note(inside(at, 'key'), 'is missing: cert needs it');
  if (key !== undefined && cert === undefined) note(inside(at, 'cert'), 'is missing: key needs it');
  if (https === false && cert !== undefined)
    note(inside(at, 'https'), 'must not be false: cert is for https');
}

/** The same for what another command can be told. */
export function readGiven<T>(
  given: unknown,
  options: Readonly<Record<string, Setting<unknown>>>,
): Result<T, SettingsError> {
  return read(given, settingsOf(options) as Reader<T>);
}

/** The same for the settings that may change while the API runs. */
export const runningSettings = settingsOf(RUNNING) as Reader<GivenSettings>;

/** What is wrong with settings, in one line for a terminal. */
export function sentenceOf(faults: readonly Fault[]): string {
  return faults.map(({ pointer, detail }) => `${nameIn(pointer)} ${detail}.`).join(' ');
}

function nameIn(pointer: string): string {
  return pointer === '#' ? 'The settings' : `The setting ${pointer.slice(2)}`;
}

/** A member that is null counts as left out. */
function settingsOf(table: Readonly<Record<string, Setting<unknown>>>): Reader<Record<string, unknown>> {
  return (value, at) => {
    if (!isRecord(value)) return note(at, 'must be an object');
    const members: [string, unknown][] = [];
    for (const [name, member] of Object.entries(value)) {
      // For editors that look for the schema in the file itself.
      if (name === '$schema' || member === null || member === undefined) continue;
      const setting = Object.hasOwn(table, name) ? table[name] : undefined;
      if (setting) members.push([name, setting.read(member, inside(at, name))]);
      else refuseName(name, table, at);
    }
    return Object.fromEntries(members);
  };
}

/** A name that may be repeated: short, and of too few kinds of characters to be a credential in the wrong place. */
const SPEAKABLE = /^[A-Za-z][A-Za-z_-]{0,29}$/;

function refuseName(name: string, table: object, at: Parameters<Reader<unknown>>[1]): void {
  if (!SPEAKABLE.test(name)) note(at, 'has a member that is no setting');
  else {
    const near = Object.keys(table).find((known) => plain(known) === plain(name) || known.startsWith(name));
    note(inside(at, name), near === undefined ? 'is unknown' : `is unknown; ${near} is known`);
  }
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '').replace(/s$/, '');
}
