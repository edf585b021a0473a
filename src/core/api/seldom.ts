import type * as OnDemand from './onDemand.js';

/** The part of the API that is loaded on demand, so that the first screen does not wait for it. */
export function seldom(): Promise<typeof OnDemand> {
  return import('./onDemand.js');
}
