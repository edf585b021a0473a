import { settingsFrom } from '../commandLine.js';
import { helpText } from '../../core/practice/index.js';
import { serve } from './node.js';
import type { PracticeSettings } from './settings.js';

const DEFAULT_PORT = 4180;
const USAGE = `key-or-token serve [settings]

Serves an authorization server and an API to practise with, on this machine alone. Settings:`;
const FAILED = 2;

/** The command of the package. */
export async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command === 'serve') await startServing(args);
  else if (command === 'verify') {
    // Only who verifies pays for the kit.
    const { verify } = await import('../verify/verify.js');
    process.exitCode = await verify(args, write(process.stdout), write(process.stderr));
  } else if (command === undefined || command === '--help' || command === '-h') {
    say(
      `${USAGE}\n${helpText()}\n\nkey-or-token verify --help says how to test an API with good and bad tokens.`,
    );
  } else fail(`There is no such command. key-or-token --help lists them.`);
}

async function startServing(args: readonly string[]): Promise<void> {
  const asked = await settingsFrom(args, process.env);
  if (asked.kind === 'help') return say(`${USAGE}\n${helpText()}`);
  if (asked.kind === 'fault') return fail(asked.message);
  const { settings, given } = asked;
  try {
    const server = await serve({ ...given, port: settings.port ?? DEFAULT_PORT } as PracticeSettings);
    if (settings.json) say(JSON.stringify(server.ready));
    else if (!settings.quiet) say(`${server.introduction}\n\nCtrl+C stops it.`);
    if (settings.host !== undefined && !/^(localhost|127(\.\d+){3}|::1)$/i.test(settings.host))
      process.stderr.write(`${HOST_WARNING}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
  } catch (error) {
    fail(
      isTaken(error)
        ? `Port ${settings.port ?? DEFAULT_PORT} is in use. --port 0 takes any that is free.`
        : messageOf(error),
    );
  }
}

/** Why nobody but this machine can connect unless somebody asks for it. */
const HOST_WARNING =
  'Warning: other machines can connect. This server gives tokens to anybody who asks and is made to be broken: use it in a network that you trust, and never for real data.';

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = FAILED;
}

function write(stream: NodeJS.WriteStream): (text: string) => void {
  return (text) => void stream.write(text);
}
