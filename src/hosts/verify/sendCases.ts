import type { KitCase, KitResult } from '../../core/verifier/index.js';

export interface Sending {
  url: string;
  method: string;
  /** Requests a second at most. */
  rate: number;
  maxSeconds: number;
  fetch: typeof fetch;
  sleep(ms: number): Promise<void>;
  /** Milliseconds that only ever go up. */
  stopwatch: { now(): number };
  progress(sent: number): void;
}

/** How long one answer may take. */
const PATIENCE_MS = 10_000;

/**
 * Sends each case once, one after the other and never faster than the rate; the rest is left out when the time is over. A
 * redirect is not followed: a token goes to the address that was named and nowhere else.
 */
export async function sendCases(cases: readonly KitCase[], sending: Sending): Promise<KitResult[]> {
  const { rate, maxSeconds, stopwatch, sleep, progress } = sending;
  const began = stopwatch.now();
  const results: KitResult[] = [];
  for (const [index, { id, token }] of cases.entries()) {
    const wait = began + (index * 1000) / rate - stopwatch.now();
    if (wait > 0) await sleep(wait);
    if (stopwatch.now() - began > maxSeconds * 1000) break;
    results.push({ id, status: await statusOf(token, sending) });
    progress(index + 1);
  }
  return results;
}

/** 0 where no answer came. */
async function statusOf(token: string, { url, method, fetch }: Sending): Promise<number> {
  try {
    const response = await fetch(url, {
      method,
      headers: { Authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
