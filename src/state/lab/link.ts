import type { LabScenario } from '../../content/scenarios/index.js';
import { runFault, type Command, type RunFile, type Scenario } from '../../core/simulation/index.js';
import { isRecord, type Reader } from '../../core/shared/index.js';
import { faultSentence, lockedSentence } from './fault.js';
import { linkFaults, LONGEST, LONGEST_IN_A_FILE, pack, unpack } from '../shell/packed.js';
import { hasAddress, storyAddress } from './story/stories.js';
import { firstLocked } from './story/unlocked.js';

/** The run everybody sees first; a link may name another. */
export const FIRST_SEED = 2026;

/** What a link says beside the scenario's name: how it was set up otherwise, and what was done. */
interface Said {
  api?: Partial<Scenario['api']>;
  /** Their times are milliseconds from the scenario's start. */
  commands?: readonly Command[];
}

export type Linked = { kind: 'none' } | { kind: 'run'; file: RunFile } | { kind: 'fault'; sentence: string };

/**
 * The fragment that opens this run at this moment, `#/lab/<scenario>?seed=…&at=…&c=…`; null where it would be too
 * long, or where the world is none of ours. `at` is in milliseconds from the start; `c` is a version, a dot, and
 * the commands as JSON in base64url (RFC 4648 section 5). One that goes into a file may be longer.
 */
export function writeRunLink(
  story: LabScenario,
  { scenario, seed, commands, until }: RunFile,
  longest = LONGEST,
): string | null {
  const { world } = story;
  const { startsAt } = scenario;
  if (!hasAddress(story)) return null;
  if (JSON.stringify({ ...scenario, api: null }) !== JSON.stringify({ ...world, api: null })) return null;
  const api = changed(world.api, scenario.api);
  const said: Said = {
    ...(Object.keys(api).length > 0 && { api }),
    ...(commands.length > 0 && {
      commands: commands.map((command) => ({ ...command, at: command.at - startsAt })),
    }),
  };
  const c = Object.keys(said).length > 0 ? pack(said) : '';
  const link = storyAddress(story, {
    seed: String(seed),
    at: String(Math.max(0, until - startsAt)),
    c,
  });
  return link.length <= longest ? link : null;
}

/**
 * Reads a link's parameters with the checks that a file gets, and as long as a file takes them. Whatever is not ours is
 * left alone.
 */
export function readRunLink(story: LabScenario, query: Readonly<Record<string, string>>): Linked {
  const { world, opensAt } = story;
  const { seed = String(FIRST_SEED), at = String(opensAt - world.startsAt), c } = query;
  if (query['seed'] === undefined && query['at'] === undefined && c === undefined) return { kind: 'none' };
  const read = c === undefined ? null : unpack(c, readSaid, LONGEST_IN_A_FILE);
  if (read?.ok === false)
    return { kind: 'fault', sentence: `This link cannot be used. ${linkFaults[read.code]}` };
  const said: ReadSaid = read?.value ?? {};
  const { startsAt } = world;
  const file = {
    format: 'key-or-token/run',
    version: 1,
    scenario: { ...world, api: { ...world.api, ...said.api } },
    seed: whole(seed),
    commands: (said.commands ?? []).map((command) => shifted(command, startsAt)),
    until: startsAt + whole(at),
  };
  const fault = runFault(file);
  if (!fault) {
    const run = file as RunFile;
    const locked = firstLocked(story, run.commands);
    return locked < 0
      ? { kind: 'run', file: run }
      : { kind: 'fault', sentence: lockedSentence(locked, 'link') };
  }
  const where = fault.where === 'until' ? 'at' : fault.where.replace(/^scenario\./, '');
  return { kind: 'fault', sentence: faultSentence({ ...fault, where }, 'link') };
}

/** Only digits: `Number` reads more than a person would. */
function whole(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : NaN;
}

function shifted(command: unknown, byMs: number): unknown {
  const { at, ...order } = (command ?? {}) as Record<string, unknown>;
  return { ...order, at: typeof at === 'number' ? at + byMs : at };
}

interface ReadSaid {
  api?: object;
  commands?: unknown[];
}

const readSaid: Reader<ReadSaid> = (value) => {
  if (!isRecord(value)) return undefined;
  const { api, commands, ...rest } = value;
  if (Object.keys(rest).length > 0) return undefined;
  if (api !== undefined && !isRecord(api)) return undefined;
  if (commands !== undefined && !Array.isArray(commands)) return undefined;
  return { ...(api && { api }), ...(commands && { commands: commands as unknown[] }) };
};

function changed(from: Scenario['api'], to: Scenario['api']): Partial<Scenario['api']> {
  const before = new Map<string, unknown>(Object.entries(from));
  return Object.fromEntries(
    Object.entries(to).filter(([name, value]) => JSON.stringify(before.get(name)) !== JSON.stringify(value)),
  );
}
