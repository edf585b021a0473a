import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import DialogHarness from './DialogHarness.svelte';

type Look = Partial<{
  closes: 'beside' | 'below' | 'own';
  hasHeading: boolean;
  width: number;
  class: string;
}>;

async function open(look: Look = {}) {
  const onclose = vi.fn();
  render(DialogHarness, { onclose, ...look });
  const opener = screen.getByRole('button', { name: 'Open' });
  opener.focus();
  await fireEvent.click(opener);
  const dialog = await screen.findByRole<HTMLDialogElement>('dialog', { name: 'Two keys' });
  return { dialog, opener, onclose };
}

describe('a dialog', () => {
  test('is open once it is on the page, under its title', async () => {
    const { dialog } = await open();
    expect(dialog.open).toBe(true);
    expect(within(dialog).getByRole('heading', { name: 'Two keys' })).toBeTruthy();
  });

  test.each(['beside', 'below'] as const)('has one Close button, %s', async (closes) => {
    const { dialog } = await open({ closes });
    const button = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Close' });
    expect(button.form?.method).toBe('dialog');
  });

  test('leaves the Close button and the heading to what it holds, where that has them', async () => {
    const { dialog } = await open({ closes: 'own', hasHeading: true });
    expect(within(dialog).queryByRole('button', { name: 'Close' })).toBeNull();
    expect(within(dialog).queryByRole('heading')).toBeNull();
  });

  test('says when it is closed, and goes', async () => {
    const { dialog, onclose } = await open();
    dialog.close();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(onclose).toHaveBeenCalledOnce();
  });

  test('gives the focus back where it is taken off the page', async () => {
    const { dialog, opener } = await open();
    within(dialog).getByRole('button', { name: 'Take away' }).focus();
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Take away' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });
});
