/** Long enough for whoever removed something to send the focus on; too short for a person to notice. */
const PATIENCE_MS = 100;

const FOCUSABLE =
  'button, summary, a[href], select, [type=radio], [type=checkbox], h1[tabindex], h2[tabindex]';
/** Nobody is led out of these. */
const WITHIN = 'dialog, main';

/** Where something with the focus was, as long as it was on the page. */
interface Place {
  element: HTMLElement;
  ancestors: readonly Element[];
  /** The page without what follows it in the address: on another page, its heading has the focus. */
  page: string;
}

/**
 * Whoever stands on something that goes, or can be pressed no more, stands at what has taken its place, or else at what
 * comes next. A browser sets the focus back to the beginning of the page then. Whoever removes something can choose
 * better; this is for all the rest.
 */
export function keepPlace({ document, location }: Window): void {
  const pageNow = (): string => `${location.pathname}${location.hash.split('?')[0] ?? ''}`;
  let place: Place | null = null;
  /** What stood before each node that was removed since. */
  let before = new Map<Node, Node | null>();
  let due: ReturnType<typeof setTimeout> | undefined;

  const isLost = ({ element, page }: Place): boolean =>
    !isThere(element) &&
    page === pageNow() &&
    [document.body, element as Element].includes(focused(document));

  function look(): void {
    due = undefined;
    if (!place || !isLost(place)) return;
    const found = successor(place, before, document);
    found?.focus({ preventScroll: true });
    if (found?.matches(':focus-visible')) found.scrollIntoView({ block: 'nearest' });
  }

  function suspect(): void {
    if (place && due === undefined && isLost(place)) due = setTimeout(look, PATIENCE_MS);
  }

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    place = { element: target, ancestors: ancestorsOf(target), page: pageNow() };
    before = new Map();
  });
  document.addEventListener('focusout', () => setTimeout(suspect));
  const observer = new MutationObserver((records) => {
    if (!place) return;
    for (const { removedNodes, previousSibling } of records)
      for (const node of removedNodes) if (node.contains(place.element)) before.set(node, previousSibling);
    suspect();
  });
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled', 'hidden', 'class', 'open'],
  });
}

const focused = (document: Document): Element => document.activeElement ?? document.body;

const isThere = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled, [inert] *');

function ancestorsOf(element: Element): Element[] {
  const ancestors: Element[] = [];
  for (let each = element.parentElement; each; each = each.parentElement) ancestors.push(each);
  return ancestors;
}

/** The first that can be pressed from there on, or else the last before it: from the nearest of what is left outwards. */
function successor(
  { element, ancestors }: Place,
  before: ReadonlyMap<Node, Node | null>,
  document: Document,
): HTMLElement | undefined {
  const left = ancestors.find((each) => each.isConnected);
  const within = left?.closest(WITHIN) ?? document.querySelector('main');
  if (!left || !within) return undefined;
  const gone = ancestors[ancestors.indexOf(left) - 1] ?? element;
  // What was removed one after the other stood before each other.
  let from: Node | null = gone.isConnected ? gone : (before.get(gone) ?? null);
  while (from && !from.isConnected) from = before.get(from) ?? null;
  const isAfter = (each: Element): boolean =>
    from === null
      ? left.contains(each)
      : (from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) > 0 && !from.contains(each);
  for (let scope: Element | null = left; scope; scope = scope === within ? null : scope.parentElement) {
    if (!within.contains(scope)) continue;
    const all = [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isThere);
    const found = all.find(isAfter) ?? all.at(-1);
    if (found) return found;
  }
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isThere);
}
