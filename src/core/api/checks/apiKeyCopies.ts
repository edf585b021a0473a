import type { ApiConfig } from '../config.js';

type KeyCopies = Pick<ApiConfig, 'keyCacheS' | 'keyNegativeCacheS' | 'keyCacheStaleS'>;

/** Whether a gateway remembers what it was told of a key. */
export function remembers({ keyCacheS, keyNegativeCacheS }: KeyCopies): boolean {
  return keyCacheS > 0 || keyNegativeCacheS > 0;
}

/** How old a gateway's verdict on a key may be when it is used last, in seconds: a good one, or a refusal. */
export function verdictAgeS(isGood: boolean, config: KeyCopies): number {
  if (!remembers(config)) return 0;
  return (isGood ? config.keyCacheS : config.keyNegativeCacheS) + config.keyCacheStaleS;
}
