import type { Engine } from '../engine.js';
import type { Sent } from '../transport.js';
import type { Lane } from '../types/index.js';
import { byOperator } from './http.js';

/** The people who run the API manage users and signing keys. */
export async function manage(
  engine: Engine,
  lane: Lane | null,
  method: string,
  path: string,
  json?: object,
): Promise<Sent> {
  return engine.request({
    lane,
    actor: 'operator',
    purpose: 'manage',
    credential: null,
    ...byOperator(method, path, json),
  });
}
