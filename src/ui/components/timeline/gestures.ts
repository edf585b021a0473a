import type { Attachment } from 'svelte/attachments';

/** What moves the window, in pixels of the plot. */
export interface Moves {
  /** `factor` below 1 is closer; what is at `x` stays there. */
  zoom(factor: number, x: number): void;
  pan(byPx: number): void;
}

/** A shorter way is a click. */
const DRAG_PX = 5;

/** Wheel, drag and pinch on a plot. */
export function gestures(moves: Moves): Attachment<HTMLElement> {
  return (plot) => {
    const fingers = new Map<number, number>();
    let startX = 0;
    let dragged = false;
    const xOf = (event: MouseEvent): number => event.clientX - plot.getBoundingClientRect().left;

    function wheel(event: WheelEvent): void {
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
      if (!event.ctrlKey && Math.abs(sideways) >= Math.abs(event.deltaY)) {
        event.preventDefault();
        moves.pan(sideways);
      } else if (event.ctrlKey || !isScrolled(plot)) {
        event.preventDefault();
        // A pinch on a touchpad comes as a wheel with ctrl, in smaller portions.
        moves.zoom(Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), xOf(event));
      }
    }

    function down(event: PointerEvent): void {
      if (event.button !== 0) return;
      fingers.set(event.pointerId, xOf(event));
      startX = xOf(event);
      if (fingers.size === 1) dragged = false;
    }

    function move(event: PointerEvent): void {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const x = xOf(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (!dragged && other === undefined && Math.abs(x - startX) < DRAG_PX) return;
      if (!dragged) {
        dragged = true;
        plot.setPointerCapture(event.pointerId);
      }
      fingers.set(event.pointerId, x);
      if (other === undefined) moves.pan(before - x);
      else moves.zoom(Math.max(8, Math.abs(before - other)) / Math.max(8, Math.abs(x - other)), other);
    }

    function up(event: PointerEvent): void {
      fingers.delete(event.pointerId);
    }

    /** The end of a drag chooses nothing. */
    function click(event: MouseEvent): void {
      if (!dragged || event.detail === 0) return;
      dragged = false;
      event.stopPropagation();
    }

    const listeners: [string, (event: never) => void, AddEventListenerOptions?][] = [
      ['wheel', wheel, { passive: false }],
      ['pointerdown', down],
      ['pointermove', move],
      ['pointerup', up],
      ['pointercancel', up],
      ['click', click, { capture: true }],
    ];
    for (const [type, listener, options] of listeners)
      plot.addEventListener(type, listener as EventListener, options);
    return () => {
      for (const [type, listener, options] of listeners)
        plot.removeEventListener(type, listener as EventListener, options);
    };
  };
}

/** Where the lanes or the page scroll, the wheel is theirs. */
function isScrolled(plot: HTMLElement): boolean {
  return [plot.parentElement, document.documentElement].some(
    (box) => box && box.scrollHeight > box.clientHeight + 1,
  );
}
