import { prove, type DecisionModel } from '../../../core/decision/index.js';

/** Counts beside the page, so that the page stays alive; see `proof.ts`. */
addEventListener('message', ({ data }: MessageEvent<DecisionModel>) => {
  const started = performance.now();
  const proof = prove(data);
  postMessage({ proof, tookMs: performance.now() - started });
});
