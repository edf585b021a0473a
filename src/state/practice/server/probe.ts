/** Where the control plane of a world is: the one that everybody shares, or a tenant’s. */
export function controlOf(tenant: string | undefined): string {
  return tenant !== undefined && /^[\w.-]{1,64}$/.test(tenant) ? `/t/${tenant}/__` : '/__';
}

/** What answers at the page's own origin: a practice server, one that refuses this page and says why, or none. */
export type Found = { kind: 'server' } | { kind: 'refused'; why: string } | { kind: 'nothing' };

/** A host of files may answer anything with a page, so that only a clock will do, or an answer that is marked as ours. */
export async function lookFor(control: string, ask: typeof fetch): Promise<Found> {
  try {
    const answer = await ask(`${control}/clock`);
    const { now, detail } = ((await answer.json()) ?? {}) as { now?: unknown; detail?: unknown };
    if (answer.ok && typeof now === 'string') return { kind: 'server' };
    if (answer.headers.has('Practice') && typeof detail === 'string') return { kind: 'refused', why: detail };
  } catch {
    // Nobody there, or no JSON: the same to whoever looks.
  }
  return { kind: 'nothing' };
}
