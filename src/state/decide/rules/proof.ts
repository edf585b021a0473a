import { prove, type DecisionModel, type Proof } from '../../../core/decision/index.js';
import address from './proofWorker.ts?worker&url';

/** A proof, how long it took, and whether the page had to make it itself. */
export interface Proven {
  proof: Proof;
  tookMs: number;
  by: 'worker' | 'page';
}

/** A worker that has said nothing by then will not: a proof takes less than a second. */
const SILENT_MS = 10_000;

/** Proves in a worker; in the page where no worker starts, as from a file, or where it fails. */
export async function proveBeside(
  model: DecisionModel,
  startWorker: (address: string) => Worker,
): Promise<Proven> {
  try {
    const worker = startWorker(address);
    try {
      return { ...(await answerOf(worker, model)), by: 'worker' };
    } finally {
      worker.terminate();
    }
  } catch {
    const started = performance.now();
    const proof = prove(model);
    return { proof, tookMs: performance.now() - started, by: 'page' };
  }
}

function answerOf(worker: Worker, model: DecisionModel): Promise<Omit<Proven, 'by'>> {
  return new Promise((resolve, reject) => {
    const silent = setTimeout(() => reject(new Error('the worker says nothing')), SILENT_MS);
    const settle = (then: () => void): void => {
      clearTimeout(silent);
      then();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Omit<Proven, 'by'>>) =>
      settle(() => resolve(data)),
    );
    worker.addEventListener('error', () => settle(() => reject(new Error('the worker failed'))));
    worker.postMessage(model);
  });
}
