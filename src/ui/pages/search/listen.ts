import { mount, unmount, type Component } from 'svelte';
import type { Shelf } from '../../../state/shell/shelf.js';
import { actsOnKeys, isMeantElsewhere } from '../../keys.js';

type Dialog = Component<{ onclose: () => void; onshortcuts: () => void }>;

const DIALOGS: Record<'search' | 'shortcuts', () => Promise<{ default: Dialog }>> = {
  search: () => import('./SearchDialog.svelte'),
  shortcuts: () => import('./ShortcutsDialog.svelte'),
};

/** Opens the search at `/` and the list of keys at `?`, and the search from every button that asks for it. */
export function listen(shelf: Shelf): void {
  let isOpen = false;
  /** Takes the one that is open off the page. */
  let leave: (() => void) | null = null;

  async function open(which: keyof typeof DIALOGS): Promise<void> {
    if (isOpen) return;
    isOpen = true;
    let next: keyof typeof DIALOGS | null = null;
    try {
      const { default: Shown } = await DIALOGS[which]();
      const shown = mount(Shown, {
        target: document.body,
        props: {
          onclose: () => leave?.(),
          // Once this one has closed, which a dialog says a moment after it was asked to.
          onshortcuts: () => (next = 'shortcuts'),
        },
      });
      leave = () => {
        leave = null;
        isOpen = false;
        void unmount(shown);
        if (next) void open(next);
      };
    } catch {
      // Its part of the app did not load. The next press tries again.
      isOpen = false;
    }
  }

  // Back and forward lead to another page, which a dialog of the one before would cover.
  window.addEventListener('hashchange', () => leave?.());
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-search]')) void open('search');
  });
  document.addEventListener('keydown', (event) => {
    const which = event.key === '/' ? 'search' : event.key === '?' ? 'shortcuts' : null;
    if (!which || isMeantElsewhere(event) || !actsOnKeys(shelf)) return;
    event.preventDefault();
    void open(which);
  });
}
