import type { Shelf } from './storage.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** What the switch shows and does; the server renderer has nobody to choose. */
export interface ThemeSwitchState {
  readonly choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}

/**
 * Light, dark or as the system says. The style sheet reads `data-theme` of the root element, which a
 * script in the head has already set when this is made (it reads the same entry of storage).
 */
export class Theme implements ThemeSwitchState {
  #choice = $state.raw<ThemeChoice>('auto');
  readonly #shelf: Shelf;
  readonly #root: HTMLElement;

  constructor(shelf: Shelf, root: HTMLElement) {
    this.#shelf = shelf;
    this.#root = root;
    const kept = shelf.load('theme', asThemeChoice);
    if (kept.kind === 'found') this.#choice = kept.value;
    this.#show();
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  /** Where storage is blocked the choice lasts as long as the page. */
  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    this.#shelf.save('theme', choice);
    this.#show();
  }

  #show(): void {
    if (this.#choice === 'auto') delete this.#root.dataset['theme'];
    else this.#root.dataset['theme'] = this.#choice;
  }
}

function asThemeChoice(value: unknown): ThemeChoice | null {
  return THEMES.find((theme) => theme === value) ?? null;
}
