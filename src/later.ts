import { mount, unmount } from 'svelte';
import { registerServiceWorker } from './hosts/serviceWorkerRegistration.js';
import type { Shelf } from './state/storage.js';
import UpdateNotice from './ui/components/UpdateNotice.svelte';
import { listen } from './ui/pages/search/listen.js';

/** What the first screen can do without: loaded once it is there. */
export function begin(shelf: Shelf, workers: ServiceWorkerContainer | undefined): void {
  listen(shelf);
  if (workers) void registerServiceWorker(workers, window, offer);
}

/** Says that a newer version is ready. Whoever is in the middle of something goes on, and has it next time. */
function offer(takeOver: () => void): void {
  const notice = mount(UpdateNotice, {
    target: document.body,
    props: { onreload: takeOver, onlater: () => void unmount(notice) },
  });
}
