/** The part of the API that is loaded on demand, so that the first screen does not wait for it. */
export function seldom(): Promise<typeof import('./onDemand.js')> {
  return import('./onDemand.js');
}
