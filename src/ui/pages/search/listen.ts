import { mount, unmount, type Component } from 'svelte';
import { HABITS } from '../../../state/lab/habits.js';
import { Persisted } from '../../../state/shell/persisted.svelte.js';
import type { Shelf } from '../../../state/shell/storage.js';

type Dialog = Component<{ onclose: () => void; onshortcuts: () => void }>;

const DIALOGS: Record<'search' | 'shortcuts', () => Promise<{ default: Dialog }>> = {
  search: () => import('./SearchDialog.svelte'),
  shortcuts: () => import('./ShortcutsDialog.svelte'),
};

/** Opens the search at `/` and the list of keys at `?`, and the search from every button that asks for it. */
export function listen(shelf: Shelf): void {
  let isOpen = false;

  async function open(which: keyof typeof DIALOGS): Promise<void> {
    if (isOpen) return;
    isOpen = true;
    let next: keyof typeof DIALOGS | null = null;
    try {
      const { default: Shown } = await DIALOGS[which]();
      const shown = mount(Shown, {
        target: document.body,
        props: {
          onclose: () => {
            isOpen = false;
            void unmount(shown);
            if (next) void open(next);
          },
          // Once this one has closed, which a dialog says a moment after it was asked to.
          onshortcuts: () => (next = 'shortcuts'),
        },
      });
    } catch {
      // Its part of the app did not load. The next press tries again.
      isOpen = false;
    }
  }

  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-search]')) void open('search');
  });
  document.addEventListener('keydown', (event) => {
    const which = event.key === '/' ? 'search' : event.key === '?' ? 'shortcuts' : null;
    if (!which || isTyped(event) || !actsOnKeys(shelf)) return;
    event.preventDefault();
    void open(which);
  });
}

/** Whether it is meant for what has the focus, or for the browser. */
function isTyped({ target, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return true;
  return (
    target instanceof Element && target.closest('input, select, textarea, [contenteditable], dialog') !== null
  );
}

/** Single keys can be switched off (WCAG 2.2, 2.1.4), for all pages at once. */
function actsOnKeys(shelf: Shelf): boolean {
  return new Persisted(shelf, HABITS).value.keys;
}
