import { copyText } from './copy.js';
import { fillRecipe } from './recipeCode.js';

/** How long a button says what it has done. */
const SAID_MS = 2000;

/** Has every `data-copy` button copy the code after it; where that is refused, selects it for the person to copy. */
export function copyCode(root: HTMLElement): void {
  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    const code = button?.parentElement?.nextElementSibling;
    if (button && code) void copy(button, code);
  });
}

async function copy(button: HTMLElement, code: Element): Promise<void> {
  const label = button.textContent;
  if (code instanceof HTMLElement) await fillRecipe(code, fetch);
  const text = (code.querySelector('code') ?? code).textContent ?? '';
  if (await copyText(text)) button.textContent = 'Copied';
  else {
    window.getSelection()?.selectAllChildren(code);
    button.textContent = 'Selected: copy it by hand';
  }
  setTimeout(() => (button.textContent = label), SAID_MS);
}
