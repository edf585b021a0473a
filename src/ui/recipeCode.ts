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

/** Fills in one; where its file cannot be had, its beginning stays, with a way to the file. */
export async function fillRecipe(place: HTMLElement, fetcher: typeof fetch): Promise<void> {
  const address = place.dataset['code'];
  const code = place.querySelector('code');
  if (address === undefined || !code) return;
  try {
    const answer = await fetcher(new URL(address, document.baseURI));
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    code.textContent = (await answer.text()).trimEnd();
    delete place.dataset['code'];
  } catch {
    const link = document.createElement('a');
    link.href = address;
    link.textContent = 'The whole file';
    if (!place.querySelector('a')) place.append(link);
  }
}
