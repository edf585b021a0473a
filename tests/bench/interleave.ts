export type Task = () => Promise<unknown>;

/** Short, so that some batches run undisturbed on a machine that does other work as well. */
const BATCH_MS = 2;
const WARM_UP_MS = 1000;
const ROUNDS = 600;

/** Microseconds a call, over the means of many batches. */
export interface Timing {
  /** The tenth percentile: what the code takes while nothing else wants the processor. */
  quiet: number;
  median: number;
}

/**
 * Times tasks against each other. Their batches go round-robin, each round from another start, so that a busy moment,
 * a collection or a hot cache favours nobody.
 */
export async function interleave<Name extends string>(
  tasks: Record<Name, Task>,
  rounds = ROUNDS,
): Promise<Record<Name, Timing>> {
  const lanes = [];
  for (const [name, task] of Object.entries<Task>(tasks)) {
    const calls = await callsIn(BATCH_MS, task);
    lanes.push({ name: name as Name, task, calls, means: [] as number[] });
  }
  for (let round = 0; round < rounds; round += 1) {
    const from = round % lanes.length;
    for (const lane of [...lanes.slice(from), ...lanes.slice(0, from)]) {
      lane.means.push((1000 * (await timeOf(lane.task, lane.calls))) / lane.calls);
    }
  }
  const timings = lanes.map(({ name, means }) => {
    return [name, { quiet: quantile(means, 0.1), median: quantile(means, 0.5) }] as const;
  });
  return Object.fromEntries(timings) as Record<Name, Timing>;
}

/** How many calls fill a batch, found while warming up. */
async function callsIn(batchMs: number, task: Task): Promise<number> {
  let calls = 1;
  let spentMs = 0;
  for (let warmUpMs = 0; warmUpMs < WARM_UP_MS; warmUpMs += spentMs) {
    spentMs = await timeOf(task, calls);
    if (spentMs < batchMs) calls *= 2;
  }
  return Math.max(1, Math.round((calls * batchMs) / spentMs));
}

async function timeOf(task: Task, calls: number): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < calls; call += 1) await task();
  return performance.now() - started;
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length * part)] ?? NaN;
}
