import type { Command, CredentialId, Lane, Run } from '../../../../src/core/simulation/index.js';
import type { Comparison } from './comparisons.js';

/**
 * Asks the API itself at the edges of every stretch that is hatched: a millisecond before one begins or after it has
 * ended no region lets in what the thief holds, within it one does.
 */
export async function edgesOf(run: Run, lane: Lane, at: number): Promise<Comparison[]> {
  const exposure = run.view(at).exposures[lane];
  const found: Comparison[] = [];
  for (const { from, to, credentials } of exposure?.spans ?? []) {
    const moments = [
      { moment: from + 1, so: true },
      { moment: to - 1, so: true },
      ...(to < at ? [{ moment: to + 1, so: false }] : []),
    ].filter(({ moment, so }) => !so || (moment > from && moment < to));
    for (const { moment, so } of moments) {
      const held = so ? credentials : heldAt(run, lane, moment);
      const shown = await isLetIn(run, held, moment);
      if (shown !== null)
        found.push({ what: `${lane}: let in at ${new Date(moment).toISOString()}`, shown, so });
    }
  }
  return found;
}

function heldAt(run: Run, lane: Lane, moment: number): CredentialId[] {
  return run
    .view(moment)
    .credentials.filter(
      (row) =>
        row.lane === lane && row.leakedAt !== null && row.leakedAt <= moment && row.kind !== 'refresh_token',
    )
    .map(({ id }) => id);
}

/** Null where something else than the credential decides: a header that is too large, a service that asks for more. */
async function isLetIn(run: Run, held: readonly CredentialId[], moment: number): Promise<boolean | null> {
  const statuses: number[] = [];
  for (const secret of held) {
    for (const region of run.view(moment).settings.regions) {
      const fork = await run.fork(moment);
      await fork.issue(sent(secret, region, moment));
      const answer = fork.log.at(-1);
      if (answer?.kind === 'request') statuses.push(answer.exchange.response.status);
    }
  }
  if (statuses.some((status) => [400, 403, 431].includes(status))) return null;
  return statuses.some((status) => status < 400 || status === 429);
}

function sent(secret: CredentialId, region: string, at: number): Command {
  return {
    at,
    type: 'send',
    request: {
      method: 'GET',
      path: '/v1/orders',
      query: [],
      region,
      longLines: [],
      credentials: [{ as: 'bearer', secret, edits: [] }],
      body: null,
    },
  };
}
