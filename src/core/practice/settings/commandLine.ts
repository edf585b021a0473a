import { refuse, succeed, type Result } from '../../shared/index.js';
import { SETTINGS, type SettingName } from './table.js';

export interface CommandLine {
  /** As they were given, still to be read. */
  settings: Record<string, unknown>;
  /** The path of a JSON file with more of them. */
  config?: string;
  help: boolean;
}

const PREFIX = 'PRACTICE_';
const NAMES = Object.keys(SETTINGS) as SettingName[];
const BY_FLAG = new Map(NAMES.map((name) => [flagOf(name), name]));

/** `--access-ttl-s` for `accessTtlS`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `PRACTICE_ACCESS_TTL_S` for `accessTtlS`. */
export function variableOf(name: string): string {
  return PREFIX + name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** Settings from flags: `--port 0`, `--port=0`, and `--json` or `--no-json` for what is on or off. */
export function readFlags(args: readonly string[]): Result<CommandLine, { code: 'usage'; message: string }> {
  const line: CommandLine = { settings: {}, help: false };
  for (let index = 0; index < args.length; index += 1) {
    const [flag = '', ...rest] = (args[index] ?? '').split('=');
    const inline = rest.length > 0 ? rest.join('=') : undefined;
    const name = BY_FLAG.get(flag) ?? BY_FLAG.get(flag.replace(/^--no-/, '--'));
    if (flag === '--help' || flag === '-h') line.help = true;
    else if (flag === '--config') {
      const path = inline ?? args[(index += 1)];
      if (path === undefined) return usage('--config needs the path of a file');
      line.config = path;
    } else if (name === undefined) return usage(`${speakable(flag)} is unknown`);
    else if (flag.startsWith('--no-')) {
      if (SETTINGS[name].schema['type'] !== 'boolean') return usage(`${speakable(flag)} is unknown`);
      line.settings[name] = false;
    } else {
      const { schema, fromText } = SETTINGS[name];
      const text = inline ?? (schema['type'] === 'boolean' ? '' : args[(index += 1)]);
      if (text === undefined) return usage(`${flag} needs a value`);
      line.settings[name] = fromText(text);
    }
  }
  return succeed(line);
}

/** Settings from the environment. A variable with our prefix that names no setting is refused, like any other. */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Result<Omit<CommandLine, 'help'>, { code: 'usage'; message: string }> {
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
export function helpText(): string {
  const rows = [
    ...NAMES.map((name) => [flagOf(name), SETTINGS[name].does] as const),
    [
      '--config',
      'A JSON file with settings. Flags come before the environment, and both before the file.',
    ] as const,
  ];
  return rows.map(([flag, does]) => `  ${flag.padEnd(25)} ${does}`).join('\n');
}

/** A flag or variable as it was typed, unless it could be a secret. */
function speakable(text: string): string {
  return /^[A-Za-z_-]{1,40}$/.test(text) ? text : 'What stands there';
}

function usage(message: string): { ok: false; code: 'usage'; message: string } {
  return { ...refuse('usage'), message: `${message}. --help lists what is known.` };
}
