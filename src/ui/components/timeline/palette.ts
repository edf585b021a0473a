import { createSubscriber } from 'svelte/reactivity';
import { INKS, type Ink, type Palette } from '../../../state/lab/timeline/draw/shapes.js';

/** The style sheet's colours as a canvas needs them, kept up with the theme. */
export class Colours {
  #palette: Palette | null = null;
  readonly #subscribe = createSubscriber((changed) => {
    const again = (): void => {
      this.#palette = null;
      changed();
    };
    const switched = new MutationObserver(again);
    switched.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const system = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
      window.matchMedia(query),
    );
    for (const setting of system) setting.addEventListener('change', again);
    return () => {
      switched.disconnect();
      for (const setting of system) setting.removeEventListener('change', again);
    };
  });

  get palette(): Palette {
    this.#subscribe();
    this.#palette ??= readPalette();
    return this.#palette;
  }
}

/** A custom property says `light-dark(…)`; only a real property says which of the two it is. */
function readPalette(): Palette {
  const probe = document.createElement('i');
  // Where colours are forced, the ink that the style sheet makes of them, not the one that any text gets.
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const colour = (ink: Ink): [Ink, string] => {
    probe.style.color = `var(--${ink})`;
    return [ink, getComputedStyle(probe).color];
  };
  const palette = Object.fromEntries(INKS.map(colour)) as Record<Ink, string>;
  probe.remove();
  return palette;
}
