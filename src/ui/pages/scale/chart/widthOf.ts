import type { Attachment } from 'svelte/attachments';

/**
 * Tells how wide an element is, in CSS pixels, when the browser has laid it out, and whenever that changes. `bind:clientWidth`
 * asks at once, which has the whole page laid out while it is still being put together.
 */
export function widthOf(tell: (px: number) => void): Attachment<HTMLElement> {
  return (element) => {
    const seen = new ResizeObserver(() => tell(element.clientWidth));
    seen.observe(element);
    return () => seen.disconnect();
  };
}
