import type { LeakedCredential } from '../../../core/incident/index.js';

/**
 * What somebody chose in the HTML before this page was there (`LeakedFirst.svelte`), or nothing. The focus goes along, since
 * its place is hidden from the next frame on.
 *
 * @param page Where the same question stands now.
 */
export function takeOver(document: Document, page: ParentNode): LeakedCredential | undefined {
  const chosen = document.querySelector<HTMLInputElement>('#first input:checked');
  if (!chosen) return undefined;
  chosen.checked = false;
  page
    .querySelector<HTMLElement>(`input[name="kind"][value="${chosen.value}"]`)
    ?.focus({ preventScroll: true });
  return chosen.value as LeakedCredential;
}
