import type { Page } from '@playwright/test';

/**
 * What a reader of large text, or of a narrow window, would stumble over on the page as it stands: it scrolls sideways, text
 * is cut or painted outside its box, text lies on text, a control on a control. Empty when there is nothing.
 */
export function stumbles(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Half a line of type may reach out of its box by this much: letters lean, rules are rounded. */
    const SLACK = 2;
    /** Code of which the beginning is shown, above a button for the rest: it ends in the middle of a line. */
    const FOLDED = '.long:has(> details:not([open])) > pre';
    const root = document.documentElement;
    const found: string[] = [];
    interface Box {
      left: number;
      top: number;
      right: number;
      bottom: number;
    }
    interface Piece {
      element: Element;
      /** What moves with it: only pieces of one layer can be said to lie on each other. */
      layer: Element;
      box: Box;
      says: string;
    }

    // What is far from sight is not laid out: its text lies wherever it may, for nobody to see.
    for (const part of document.body.querySelectorAll<HTMLElement | SVGElement>('*'))
      if (getComputedStyle(part).contentVisibility === 'auto') part.style.contentVisibility = 'visible';

    const dialog = [...document.querySelectorAll('dialog[open], [popover]:popover-open')].at(-1);
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide`);

    const texts: Piece[] = [];
    const controls: Piece[] = [];
    const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.nodeValue?.trim() || !isSeen(element)) continue;
      const clamped = endOfClamp(element);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 1 && box.top < clamped)
          texts.push({ element, layer: layerOf(element), box, says: shortened(node.nodeValue) });
    }
    for (const element of (dialog ?? document.body).querySelectorAll(
      'a, button, input, select, textarea, summary, [role="tab"]',
    )) {
      if (!isSeen(element) || element.closest('svg') || getComputedStyle(element).pointerEvents === 'none')
        continue;
      const box = element.getBoundingClientRect();
      const inline = getComputedStyle(element).display === 'inline';
      if (!inline && box.width > 1)
        controls.push({ element, layer: layerOf(element), box, says: nameOf(element) });
    }
    for (const { element, box, says } of texts) if (isCut(element, box)) found.push(`cut: ${says}`);
    for (const { element, box, says } of controls)
      if (isCut(element, box)) found.push(`cut control: ${says}`);
    for (const [one, other] of pairs(texts)) found.push(`text on text: ${one.says} / ${other.says}`);
    for (const [one, other] of pairs(controls)) found.push(`control on control: ${one.says} / ${other.says}`);
    return [...new Set(found)];

    function isSeen(element: Element): boolean {
      for (let around: Element | null = element; around && around !== root; around = around.parentElement)
        if (getComputedStyle(around).clipPath === 'inset(50%)') return false;
      return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    }

    /** Where it is cut after so many lines, or folded, with a mark that there is more. */
    function endOfClamp(element: Element): number {
      for (let around: Element | null = element; around; around = around.parentElement)
        if (getComputedStyle(around).webkitLineClamp !== 'none' || around.matches(FOLDED))
          return around.getBoundingClientRect().bottom - SLACK;
      return Infinity;
    }

    /** Whether a box around it, which does not scroll, ends before it does. */
    function isCut(element: Element, box: Box): boolean {
      for (let around: Element | null = element; around && around !== root; around = around.parentElement) {
        const style = getComputedStyle(around);
        const [x, y] = [style.overflowX, style.overflowY];
        if (x === 'auto' || x === 'scroll' || y === 'auto' || y === 'scroll') {
          // A box that scrolls up and down alone still cuts at its sides.
          const edge = around.getBoundingClientRect();
          if (
            x !== 'auto' &&
            x !== 'scroll' &&
            (box.right > edge.right + SLACK || box.left < edge.left - SLACK)
          )
            return true;
          if (
            around.scrollWidth > around.clientWidth + SLACK &&
            !around.matches('[data-wide], pre, pre *, textarea, input')
          )
            return true;
          return false;
        }
        if (x === 'visible' && y === 'visible') continue;
        const edge = around.getBoundingClientRect();
        if (box.right > edge.right + SLACK || box.left < edge.left - SLACK) return true;
        if (
          y !== 'visible' &&
          !around.matches(FOLDED) &&
          (box.bottom > edge.bottom + SLACK || box.top < edge.top - SLACK)
        )
          return true;
      }
      return box.right > root.clientWidth + SLACK || box.left < -SLACK;
    }

    function layerOf(element: Element): Element {
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { position, overflowX, overflowY } = getComputedStyle(around);
        if (position === 'sticky' || position === 'fixed' || around.matches('dialog, [popover]'))
          return around;
        if ([overflowX, overflowY].some((each) => each === 'auto' || each === 'scroll')) return around;
      }
      return root;
    }

    /** Pieces of one layer that lie on each other, found from the top down. */
    function pairs(pieces: readonly Piece[]): [Piece, Piece][] {
      const sorted = [...pieces].sort((a, b) => a.box.top - b.box.top);
      const overlaps: [Piece, Piece][] = [];
      sorted.forEach((one, index) => {
        for (let next = index + 1; next < sorted.length; next += 1) {
          const other = sorted[next] as Piece;
          if (other.box.top > one.box.bottom) break;
          if (one.layer !== other.layer || one.element === other.element) continue;
          if (one.element.contains(other.element) && one.element.matches('a, button, summary, label'))
            continue;
          if (other.element.contains(one.element) && other.element.matches('a, button, summary, label'))
            continue;
          const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          const least = Math.min(one.box.bottom - one.box.top, other.box.bottom - other.box.top);
          // Lines of type set close share their leading.
          if (wide > SLACK && high > Math.max(SLACK, least * 0.35)) overlaps.push([one, other]);
        }
      });
      return overlaps;
    }

    function nameOf(element: Element): string {
      return shortened(
        element.getAttribute('aria-label') ??
          (element.textContent || element.getAttribute('type') || element.tagName),
      );
    }
    function shortened(text: string): string {
      const plain = text.replace(/\s+/g, ' ').trim();
      return plain.length > 48 ? `${plain.slice(0, 47)}…` : plain;
    }
  });
}
