import type { ApiConfig } from '../../api/index.js';
import { runningSettings } from '../settings/readSettings.js';
import { RUNNING } from '../settings/table.js';
import type { World } from '../world/world.js';
import { done, readInput, type Run } from './outcome.js';

/** What the API of a world is set up with: all that may change while it runs, and no secret. */

export const readSettingsInForce: Run = async (world) => done(await inForce(world));

export const changeSettings: Run = async (world, { body }) => {
  const asked = readInput(body, runningSettings);
  if (!asked.ok) return asked;
  const api = await world.api();
  api.configure(asked.value as Partial<Omit<ApiConfig, 'issuer'>>);
  const settings = await inForce(world);
  world.watchers.tell('settings', settings);
  return done(settings);
};

async function inForce(world: World): Promise<Record<string, unknown>> {
  const { config } = await world.api();
  const names = Object.keys(RUNNING) as (keyof typeof RUNNING)[];
  const entries = names.map((name) => [name, config[name]] as const);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name === 'limit' || name === 'quota' ? asWritten(value) : value]),
  );
}

function asWritten(limit: unknown): unknown {
  if (limit === null || typeof limit !== 'object') return limit;
  const { requests, windowS } = limit as ApiConfig['limit'];
  return { requests, window_s: windowS };
}
