const LOOK_EVERY_MS = 100;
/** Whatever a page is still waiting for by then, others wait no longer. */
const LONGEST_MS = 10_000;

/** Waits until a page says that it can be used: until then it has the network and the processor for itself. */
export async function untilUsable(root: ParentNode): Promise<void> {
  for (let waited = 0; waited < LONGEST_MS && !root.querySelector('[data-usable]'); waited += LOOK_EVERY_MS)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
