import type { Shelf } from './shelf.js';
import { StoredValue, type Entry, type Kept } from './storedValue.svelte.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** What the switch shows and does; the server renderer has nobody to choose. */
export interface ThemeSwitchState {
  readonly choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}

export const THEME: Entry<ThemeChoice> = {
  name: 'theme',
  called: 'your theme',
  version: 0,
  read: (value) => THEMES.find((theme) => theme === value),
  first: 'auto',
};

/**
 * Light, dark or as the system says. The style sheet reads `data-theme` of the root element, which a
 * script in the head has already set when this is made (it reads the same entry of storage).
 */
export class Theme implements ThemeSwitchState {
  readonly #stored: StoredValue<ThemeChoice>;
  readonly #root: HTMLElement;
  #isChosen = $state(false);

  constructor(shelf: Shelf, root: HTMLElement) {
    this.#stored = new StoredValue(shelf, THEME);
    this.#root = root;
    this.#show();
  }

  get choice(): ThemeChoice {
    return this.#stored.value;
  }

  /** What is kept of it, once somebody has chosen: before that nobody misses it. */
  get kept(): readonly Kept[] {
    return this.#isChosen ? [this.#stored] : [];
  }

  /** Where nothing is kept the choice lasts as long as the page. */
  choose(choice: ThemeChoice): void {
    this.#isChosen = true;
    this.#stored.save(choice);
    this.#show();
  }

  #show(): void {
    const { choice } = this;
    if (choice === 'auto') delete this.#root.dataset['theme'];
    else this.#root.dataset['theme'] = choice;
  }
}
