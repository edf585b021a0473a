export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const GAP = 12;

/**
 * Where a card of this size stands beside a target, inside a view: to the right, to the left, below, above, or, where
 * it fits nowhere, in the corner that covers the least of the target. In pixels from the view's top left.
 */
export function placeBeside(
  target: Box,
  card: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const clampX = (x: number): number => Math.max(GAP, Math.min(x, view.width - card.width - GAP));
  const clampY = (y: number): number => Math.max(GAP, Math.min(y, view.height - card.height - GAP));
  const beside = [
    { left: target.right + GAP, top: clampY(target.top) },
    { left: target.left - GAP - card.width, top: clampY(target.top) },
    { left: clampX(target.left), top: target.bottom + GAP },
    { left: clampX(target.left), top: target.top - GAP - card.height },
  ];
  const corners = [GAP, view.width - card.width - GAP].flatMap((left) =>
    [GAP, view.height - card.height - GAP].map((top) => ({ left, top })),
  );
  const fits = ({ left, top }: { left: number; top: number }): boolean =>
    left >= 0 && top >= 0 && left + card.width <= view.width && top + card.height <= view.height;
  const covered = ({ left, top }: { left: number; top: number }): number =>
    Math.max(0, Math.min(left + card.width, target.right) - Math.max(left, target.left)) *
    Math.max(0, Math.min(top + card.height, target.bottom) - Math.max(top, target.top));
  return (
    beside.find(fits) ?? corners.reduce((best, corner) => (covered(corner) < covered(best) ? corner : best))
  );
}
