import { prove, type DecisionModel, type Proof } from '../core/decision/index.js';
import address from './proofWorker.ts?worker&url';

/** A proof, how long it took, and whether the page had to make it itself. */
export interface Proven {
  proof: Proof;
  tookMs: number;
  by: 'worker' | 'page';
}

/** Proves in a worker; in the page where no worker starts, as from a file. */
export function proveBeside(model: DecisionModel, startWorker: (address: string) => Worker): Promise<Proven> {
  return new Promise((resolve) => {
    const inPage = (): void => {
      const started = performance.now();
      const proof = prove(model);
      resolve({ proof, tookMs: performance.now() - started, by: 'page' });
    };
    try {
      const worker = startWorker(address);
      worker.addEventListener('message', ({ data }: MessageEvent<Omit<Proven, 'by'>>) => {
        resolve({ ...data, by: 'worker' });
        worker.terminate();
      });
      worker.addEventListener('error', inPage, { once: true });
      worker.postMessage(model);
    } catch {
      inPage();
    }
  });
}
