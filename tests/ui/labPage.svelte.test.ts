import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { App } from '../../src/state/shell/app.js';
import LabPageHarness from './LabPageHarness.svelte';
import { shelfHolding } from './shelves.js';

vi.mock('../../src/ui/pages/lab/bench/Bench.svelte', () => {
  throw new Error('the connection dropped');
});

function appAtRest(): App {
  window.matchMedia = vi.fn(
    () =>
      ({
        matches: true,
        addEventListener: vi.fn(),
        removeEventListener: vi.fn(),
      }) as unknown as MediaQueryList,
  );
  return {
    shelf: shelfHolding(),
    router: { shows: () => true },
    frames: { request: () => undefined },
    consoleRelay: { works: false, open: () => () => undefined },
  } as unknown as App;
}

test('the page opens what its address names, and another address when it changes', async () => {
  const { rerender } = render(LabPageHarness, { app: appAtRest(), path: ['nowhere'] });
  expect(screen.getByRole('status').textContent).toBe('Making real credentials');
  await screen.findByText('There is no such scenario', undefined, { timeout: 20_000 });
  await rerender({ path: [] });
  expect(screen.getByRole('status').textContent).toBe('Making real credentials');
  await screen.findByRole('heading', { level: 1, name: /Both|leak/i }, { timeout: 20_000 });
  await rerender({ path: ['nowhere'] });
  await screen.findByText('There is no such scenario', undefined, { timeout: 20_000 });
});

test('a bench that cannot be fetched says so in place of a blank page', async () => {
  render(LabPageHarness, { app: appAtRest(), path: [], query: { level: 'bench' } });
  expect(await screen.findByText('The bench did not load', undefined, { timeout: 20_000 })).toBeTruthy();
});
