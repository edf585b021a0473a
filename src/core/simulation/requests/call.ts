import type { Engine } from '../engine.js';
import type { ClientRow } from '../types/index.js';
import { bearer } from './http.js';

/** One call to the API with what the caller holds. Returns the status. */
export async function call(engine: Engine, { lane, actor, holds }: ClientRow): Promise<number> {
  const secret = engine.secretOf(holds);
  const region = engine.scenario.regions?.[actor];
  const { response } = await engine.request({
    lane,
    actor,
    purpose: 'call',
    credential: holds,
    outgoing: {
      method: 'GET',
      path: '/v1/orders',
      headers: { ...bearer(secret), ...(region !== undefined && { 'Demo-Region': region }) },
    },
    names: [[secret, holds]],
  });
  return response.status;
}
