import { mount } from 'svelte';
import type { Clock, Random } from '../../../../core/shared/index.js';

export interface LiveDeps {
  stopwatch: Clock;
  random: Random;
  wall: Clock;
}

/** Begun a little before it is in sight. */
const MARGIN = '400px';

/** Brings the parts of the guide to life that are further down, each when a reader comes near. */
export function comeAlive(guide: Element, deps: LiveDeps): void {
  const parts: Record<string, (target: Element) => Promise<void>> = {
    ways: async (target) => {
      const { default: Ways } = await import('./Ways.svelte');
      mount(Ways, { target });
    },
    costs: async (target) => {
      const { default: Costs } = await import('./Costs.svelte');
      mount(Costs, { target, props: { ...deps } });
    },
  };
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        sight.unobserve(target);
        // Without it the guide says the same in words.
        void parts[target.getAttribute('data-live') ?? '']?.(target).catch(() => undefined);
      }
    },
    { rootMargin: MARGIN },
  );
  for (const target of guide.querySelectorAll('[data-live]')) sight.observe(target);
}
