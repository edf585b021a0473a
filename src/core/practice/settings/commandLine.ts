import { refuse, succeed, type Result } from '../../shared/index.js';
import { words, type Setting } from './setting.js';
import { SETTINGS, type SettingName } from './table.js';

export interface CommandLine {
  /** As they were given, still to be read. */
  settings: Record<string, unknown>;
  /** The path of a JSON file with more of them. */
  config?: string;
  help: boolean;
}

interface Usage {
  code: 'usage';
  /** What is wrong, for a terminal. */
  message: string;
}

const PREFIX = 'PRACTICE_';
const NAMES = Object.keys(SETTINGS) as SettingName[];

/** `--access-ttl-s` for `accessTtlS`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `PRACTICE_ACCESS_TTL_S` for `accessTtlS`. */
export function variableOf(name: string): string {
  return PREFIX + name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** What a command can be told. */
export type Options = Readonly<Record<string, Setting<unknown>>>;

/** What `serve` can be told on a command line: every setting, and where there are more. */
const FLAGS: Options = {
  ...SETTINGS,
  config: words(
    () => true,
    '',
    'A JSON file with settings. Flags come before the environment, and both before the file.',
  ),
};

/** Settings from flags: `--port 0`, `--port=0`, and `--json` or `--no-json` for what is on or off. */
export function readFlags(args: readonly string[]): Result<CommandLine, Usage> {
  const read = readOptions(args, FLAGS);
  if (!read.ok) return read;
  const { config, ...settings } = read.value.given;
  return succeed({ settings, help: read.value.help, ...(typeof config === 'string' && { config }) });
}

/** The same for any command: what was given, still to be read. */
export function readOptions(
  args: readonly string[],
  options: Options,
): Result<{ given: Record<string, unknown>; help: boolean }, Usage> {
  const byFlag = new Map(Object.keys(options).map((name) => [flagOf(name), name]));
  const given: Record<string, unknown> = {};
  for (let index = 0; index < args.length; index += 1) {
    const [flag = '', ...rest] = (args[index] ?? '').split('=');
    if (flag === '--help' || flag === '-h') return succeed({ given, help: true });
    const off = flag.startsWith('--no-') && !byFlag.has(flag);
    const name = byFlag.get(off ? flag.replace('--no-', '--') : flag);
    const option = name === undefined ? undefined : options[name];
    const isSwitch = option?.schema['type'] === 'boolean';
    if (name === undefined || !option || (off && !isSwitch)) return usage(`${speakable(flag)} is unknown`);
    const inline = rest.length > 0 ? rest.join('=') : undefined;
    const text = inline ?? (isSwitch ? String(!off) : args[(index += 1)]);
    if (text === undefined) return usage(`${flag} needs a value`);
    given[name] = option.fromText(text);
  }
  return succeed({ given, help: false });
}

/** Settings from the environment. A variable with our prefix that names no setting is refused, like any other. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Result<Omit<CommandLine, 'help'>, Usage> {
  const line: Omit<CommandLine, 'help'> = { settings: {} };
  const byVariable = new Map(NAMES.map((name) => [variableOf(name), name]));
  for (const [variable, text] of Object.entries(variables)) {
    if (!variable.startsWith(PREFIX) || text === undefined) continue;
    const name = byVariable.get(variable);
    if (variable === `${PREFIX}CONFIG`) line.config = text;
    else if (name === undefined) return usage(`${speakable(variable)} is unknown`);
    else line.settings[name] = SETTINGS[name].fromText(text);
  }
  return succeed(line);
}

/** Variables that say the same as flags did, for a program that is started next. */
export function variablesFor({ settings, config }: CommandLine): Record<string, string> {
  const entries = Object.entries(settings).map(([name, value]) => [
    variableOf(name),
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  return { ...Object.fromEntries(entries), ...(config !== undefined && { [`${PREFIX}CONFIG`]: config }) };
}

/** Every flag and what it does, a line each. */
export function helpText(options: Options = FLAGS): string {
  const rows = Object.entries(options).map(([name, { does, schema }]) => {
    const choices = Array.isArray(schema['enum']) ? ` One of: ${schema['enum'].join(', ')}.` : '';
    return [flagOf(name), `${does}${/S$/.test(name) ? ' In seconds.' : ''}${choices}`] as const;
  });
  return rows.map(([flag, does]) => `  ${flag.padEnd(25)} ${does}`).join('\n');
}

/** A flag or variable as it was typed, unless it could be a secret. */
function speakable(text: string): string {
  return /^[A-Za-z_-]{1,40}$/.test(text) ? text : 'What stands there';
}

function usage(message: string): { ok: false } & Usage {
  return { ...refuse('usage'), message: `${message}. --help lists what is known.` };
}
