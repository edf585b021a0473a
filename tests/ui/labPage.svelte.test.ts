import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { App } from '../../src/state/shell/app.js';
import LabPageHarness from './LabPageHarness.svelte';
import { shelfHolding } from './shelves.js';

test('the page opens what its address names, and another address when it changes', async () => {
  window.matchMedia = vi.fn(
    () =>
      ({
        matches: true,
        addEventListener: vi.fn(),
        removeEventListener: vi.fn(),
      }) as unknown as MediaQueryList,
  );
  const app = {
    shelf: shelfHolding(),
    frames: { request: () => undefined },
    consoleRelay: { works: false, open: () => () => undefined },
  } as unknown as App;
  const { rerender } = render(LabPageHarness, { app, path: ['nowhere'] });
  expect(screen.getByRole('status').textContent).toBe('Making real credentials');
  await screen.findByText('There is no such scenario', undefined, { timeout: 20_000 });
  await rerender({ path: [] });
  expect(screen.getByRole('status').textContent).toBe('Making real credentials');
  await screen.findByRole('heading', { level: 1, name: /Both|leak/i }, { timeout: 20_000 });
  await rerender({ path: ['nowhere'] });
  await screen.findByText('There is no such scenario', undefined, { timeout: 20_000 });
});
