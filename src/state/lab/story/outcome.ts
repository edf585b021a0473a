import type { Outcome, Run } from '../../../core/simulation/index.js';

/** What a run, which has come so far, has come to by a moment. */
export function outcomeAt(run: Run, at: number): Outcome {
  const { credentials, events } = run.view(at);
  return {
    at,
    log: run.log,
    events,
    bill: run.bill(at),
    credentials: new Map(credentials.map((credential) => [credential.id, credential])),
  };
}
