import { afterEach, expect, test, vi } from 'vitest';
import { decisionModel } from '../../../src/content/decision/model.js';
import { prove } from '../../../src/core/decision/index.js';
import { proveBeside } from '../../../src/state/decide/rules/proof.js';

const real = prove(decisionModel);

/** A worker that does as it is told, and remembers whether it was ended. */
class FakeWorker extends EventTarget {
  ended = false;
  constructor(readonly onAsked: (worker: FakeWorker) => void) {
    super();
  }
  postMessage(): void {
    queueMicrotask(() => this.onAsked(this));
  }
  terminate(): void {
    this.ended = true;
  }
  asWorker(): Worker {
    return this as unknown as Worker;
  }
}

afterEach(() => {
  vi.useRealTimers();
});

test('a worker’s proof is shown as the worker’s, and the worker is ended', async () => {
  const worker = new FakeWorker((asked) =>
    asked.dispatchEvent(new MessageEvent('message', { data: { proof: real, tookMs: 7 } })),
  );
  expect(await proveBeside(decisionModel, () => worker.asWorker())).toEqual({
    proof: real,
    tookMs: 7,
    by: 'worker',
  });
  expect(worker.ended).toBe(true);
});

test('a worker that fails is ended, and the page proves', async () => {
  const worker = new FakeWorker((asked) => asked.dispatchEvent(new Event('error')));
  const { proof, by } = await proveBeside(decisionModel, () => worker.asWorker());
  expect([proof, by, worker.ended]).toEqual([real, 'page', true]);
});

test('a worker that says nothing is ended, and the page proves', async () => {
  vi.useFakeTimers();
  const worker = new FakeWorker(() => undefined);
  const proving = proveBeside(decisionModel, () => worker.asWorker());
  await vi.advanceTimersByTimeAsync(10_000);
  expect([(await proving).by, worker.ended]).toEqual(['page', true]);
});

test('where no worker starts the page proves', async () => {
  const proven = await proveBeside(decisionModel, () => {
    throw new DOMException('from a file', 'SecurityError');
  });
  expect([proven.proof, proven.by]).toEqual([real, 'page']);
});

test('a proof that goes wrong is said, not waited for', async () => {
  const broken = { ...decisionModel, questions: null } as unknown as typeof decisionModel;
  await expect(
    proveBeside(broken, () => {
      throw new Error('no worker');
    }),
  ).rejects.toThrow();
});
