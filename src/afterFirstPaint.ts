import { mount, unmount } from 'svelte';
import type { Clock, Random } from './core/shared/index.js';
import { makeInstallable } from './hosts/serviceWorker/installable.js';
import { registerServiceWorker } from './hosts/serviceWorker/serviceWorkerRegistration.js';
import type { Shelf } from './state/shell/shelf.js';
import type { Theme } from './state/shell/theme.svelte.js';
import StorageNotice from './ui/components/storage/StorageNotice.svelte';
import UpdateNotice from './ui/components/UpdateNotice.svelte';
import { copyCode } from './ui/copyCode.js';
import { comeAlive } from './ui/pages/guide/live/index.js';
import { stepAside } from './ui/pages/guide/stepAside.js';
import { markWhereInTheText } from './ui/pages/guide/whereInTheText.js';
import { keepPlace } from './ui/keepPlace.js';
import { fillRecipes, keepFoldedInSight } from './ui/recipeCode.js';
import { untilUsable } from './ui/untilUsable.js';
import { listen } from './ui/pages/search/listen.js';

interface Deps {
  theme: Theme;
  shelf: Shelf;
  workers: ServiceWorkerContainer | undefined;
  clock: Clock;
  random: Random;
  webCrypto: boolean;
}

/** What the first screen can do without: loaded once it is there. */
export function begin({ theme, shelf, workers, clock, random, webCrypto }: Deps): void {
  listen(shelf);
  keepPlace(window);
  const page = document.querySelector('#page');
  if (page) {
    mount(StorageNotice, {
      target: page,
      ...(page.firstChild && { anchor: page.firstChild }),
      props: {
        get of() {
          return theme.kept;
        },
        atEdge: true,
      },
    });
  }
  const guide = document.querySelector<HTMLElement>('#guide');
  if (guide) {
    copyCode(guide);
    fillRecipes(guide, window.fetch.bind(window));
    keepFoldedInSight(guide);
    markWhereInTheText(guide);
    stepAside(guide);
    if (webCrypto) comeAlive(guide, { stopwatch: performance, random, wall: clock });
  }
  if (workers) {
    makeInstallable(document);
    // It fetches the whole app once more, to keep it.
    void untilUsable(document).then(() => registerServiceWorker(workers, window, offer));
  }
}

/** Says that a newer version is ready. Whoever is in the middle of something goes on, and has it next time. */
function offer(takeOver: () => void): void {
  const notice = mount(UpdateNotice, {
    target: document.body,
    props: { onreload: takeOver, onlater: () => void unmount(notice) },
  });
}
