import { measureSpeeds, type Speeds } from './measureSpeeds.js';

export interface AskedSpeeds {
  tokenBytes: number;
  /** How long each figure is measured. */
  eachMs: number;
}
/** Null where there is no WebCrypto: the page came without TLS. */
export interface ToldSpeeds {
  speeds: Speeds | null;
}

export async function tellSpeeds({ tokenBytes, eachMs }: AskedSpeeds): Promise<ToldSpeeds> {
  // Missing without TLS, whatever the types say.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  const speeds = subtle && (await measureSpeeds(subtle, () => performance.now(), tokenBytes, eachMs));
  return { speeds: speeds ?? null };
}
