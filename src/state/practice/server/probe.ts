/** Where the control plane of a world is: the one that everybody shares, or a tenant’s. */
export function controlOf(tenant: string | undefined): string {
  return tenant !== undefined && /^[\w.-]{1,64}$/.test(tenant) ? `/t/${tenant}/__` : '/__';
}

/**
 * Whether a practice server answers at the page's own origin. A host of files may answer anything with a page, so that
 * only a clock will do.
 */
export async function isServed(control: string, ask: typeof fetch): Promise<boolean> {
  try {
    const answer = await ask(`${control}/clock`);
    const told: unknown = await answer.json();
    return answer.ok && typeof (told as { now?: unknown } | null)?.now === 'string';
  } catch {
    return false;
  }
}
