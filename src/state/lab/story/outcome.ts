import type { Outcome, Run } from '../../../core/simulation/index.js';

/** What a run has come to by a moment that it has passed. */
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
