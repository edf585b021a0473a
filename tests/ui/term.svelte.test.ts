import { createRawSnippet } from 'svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { TERMS } from '../../src/content/lab/terms.js';
import Term from '../../src/ui/pages/lab/Term.svelte';

/** As a browser has it; happy-dom opens no popovers. */
let isOpen = false;
beforeEach(() => {
  isOpen = false;
  HTMLElement.prototype.showPopover = vi.fn(() => void (isOpen = true));
  HTMLElement.prototype.hidePopover = vi.fn(() => void (isOpen = false));
});

function word(): HTMLElement {
  render(Term, { of: 'par', children: createRawSnippet(() => ({ render: () => '<span>Par</span>' })) });
  return screen.getByRole('button', { name: 'Par' });
}

it('says what it means with the focus, at a touch and under the pointer, and to a screen reader at once', async () => {
  const par = word();
  const described = document.getElementById(par.getAttribute('aria-describedby') ?? '');
  expect(described?.textContent).toBe(TERMS.par);
  await fireEvent.focus(par);
  expect(isOpen).toBe(true);
  await fireEvent.blur(par);
  expect(isOpen).toBe(false);
  await fireEvent.click(par);
  expect(isOpen).toBe(true);
  await fireEvent.pointerLeave(par.parentElement as HTMLElement);
  expect(isOpen).toBe(false);
  await fireEvent.pointerEnter(par.parentElement as HTMLElement);
  expect(isOpen).toBe(true);
});
