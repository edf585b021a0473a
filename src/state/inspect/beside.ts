import {
  inspect,
  MOST_CHARACTERS,
  type InspectInput,
  type Inspection,
  type Pause,
} from '../../core/inspector/index.js';
import address from './inspectWorker.ts?worker&url';

/** Up to here the page itself has the answer before a worker would have started. */
export const SHORT_CHARACTERS = 20_000;

/** A worker that has said nothing by then will not: a megabyte takes a third of a second. */
const SILENT_MS = 10_000;

/**
 * Inspects a text: a short one in the page, a longer one in a worker, so that nothing freezes; in the page again where no
 * worker starts, as from a file, and then by and by. One that is too long is refused before anything is copied.
 */
export async function inspectBeside(
  input: InspectInput,
  startWorker: (address: string) => Worker,
): Promise<Inspection> {
  if (input.text.length > MOST_CHARACTERS) return { found: [], left: 0, refused: 'too-long' };
  if (input.text.length <= SHORT_CHARACTERS) return inspect(input);
  try {
    const worker = startWorker(address);
    try {
      return await answerOf(worker, input);
    } finally {
      // With it goes what it was given.
      worker.terminate();
    }
  } catch {
    return inspect(input, turns());
  }
}

/** Nobody notices a page that is busy for as long as this; scrolling and typing wait no longer. */
const BUSY_MS = 16;

/** Gives the page its turn whenever it has been busy for a while. */
function turns(): Pause {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < BUSY_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}

function answerOf(worker: Worker, input: InspectInput): Promise<Inspection> {
  return new Promise((resolve, reject) => {
    const silent = setTimeout(() => reject(new Error('the worker says nothing')), SILENT_MS);
    worker.addEventListener('message', ({ data }: MessageEvent<Inspection>) => {
      clearTimeout(silent);
      resolve(data);
    });
    worker.addEventListener('error', () => {
      clearTimeout(silent);
      reject(new Error('the worker failed'));
    });
    worker.postMessage(input);
  });
}
