import type { App } from '../../shell/app.js';
import address from '../scaleWorker.ts?worker&url';
import type { Speeds } from './measureSpeeds.js';
import { tellSpeeds, type AskedSpeeds, type ToldSpeeds } from './tellSpeeds.js';

/** Eight figures: under half a second, and a key of RSA. */
const EACH_MS = 50;

export type SpeedingState =
  | { is: 'idle' | 'measuring' }
  /** A page that came without TLS has no WebCrypto. */
  | { is: 'impossible' }
  | { is: 'measured'; speeds: Speeds };

/** Measures what this machine signs and verifies: in a worker, or where none starts in the page, which it does not hold up. */
export class Speeding {
  readonly #app: Pick<App, 'startWorker'>;
  #state = $state.raw<SpeedingState>({ is: 'idle' });
  #stop: () => void = () => undefined;

  constructor(app: Pick<App, 'startWorker'>) {
    this.#app = app;
  }

  get state(): SpeedingState {
    return this.#state;
  }

  start(tokenBytes: number): void {
    this.stop();
    this.#state = { is: 'measuring' };
    const asked: AskedSpeeds = { tokenBytes, eachMs: EACH_MS };
    let isStopped = false;
    const hear = ({ speeds }: ToldSpeeds): void => {
      if (isStopped) return;
      this.#state = speeds ? { is: 'measured', speeds } : { is: 'impossible' };
    };
    const inPage = (): void => void tellSpeeds(asked).then(hear);
    this.#stop = () => (isStopped = true);
    try {
      const worker = this.#app.startWorker(address);
      this.#stop = () => {
        isStopped = true;
        worker.terminate();
      };
      worker.addEventListener('message', ({ data }: MessageEvent<ToldSpeeds>) => {
        hear(data);
        worker.terminate();
      });
      worker.addEventListener('error', () => {
        worker.terminate();
        inPage();
      });
      worker.postMessage(asked);
    } catch {
      inPage();
    }
  }

  stop(): void {
    this.#stop();
    if (this.#state.is === 'measuring') this.#state = { is: 'idle' };
  }
}
