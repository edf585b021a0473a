/** How far below the window code is fetched already, so that nobody sees it come. */
const AHEAD = '1200px';

/** Fills in the recipes' code, which lies in files beside the page (tools/vite/recipeFiles.ts), as a reader comes near. */
export function fillRecipes(root: HTMLElement, fetcher: typeof fetch): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        near.unobserve(target);
        void fillRecipe(target, fetcher);
      }
    },
    { rootMargin: AHEAD },
  );
  for (const code of root.querySelectorAll('[data-code]')) near.observe(code);
}

/** Keeps code in sight that is folded again: what made the page long above the reader is gone. */
export function keepFoldedInSight(root: HTMLElement): void {
  const folded = ({ target }: Event): void => {
    if (target instanceof HTMLDetailsElement && !target.open)
      target.parentElement?.scrollIntoView({ block: 'nearest' });
  };
  // It does not bubble.
  root.addEventListener('toggle', folded, true);
}

/** Fills in one; where its file cannot be had, its beginning stays, with a way to the file. */
export async function fillRecipe(place: HTMLElement, fetcher: typeof fetch): Promise<void> {
  const address = place.dataset['code'];
  const code = place.querySelector('code');
  if (address === undefined || !code) return;
  const read = async (ending: string): Promise<string> => {
    const answer = await fetcher(new URL(address + ending, document.baseURI));
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return answer.text();
  };
  try {
    // Without its colours it is read all the same.
    const [text, colours] = await Promise.all([read('.txt'), read('.colours.json').catch(() => '[]')]);
    code.replaceChildren(...painted(text.trimEnd(), JSON.parse(colours) as Runs));
    delete place.dataset['code'];
  } catch {
    const link = document.createElement('a');
    link.href = `${address}.txt`;
    link.textContent = 'The whole file';
    if (!place.querySelector('a')) place.append(link);
  }
}

/** Stretches of text by kind and length, as tools/vite/highlight.ts makes them. */
type Runs = readonly (readonly [kind: string, length: number])[];

function painted(text: string, runs: Runs): (string | HTMLElement)[] {
  let from = 0;
  const pieces = runs.map(([kind, length]) => {
    const piece = text.slice(from, (from += length));
    if (kind === '') return piece;
    const span = document.createElement('span');
    span.className = kind;
    span.textContent = piece;
    return span;
  });
  return [...pieces, text.slice(from)];
}
