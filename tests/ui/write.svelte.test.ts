import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { App as AppState } from '../../src/state/shell/app.js';
import { pack } from '../../src/state/shell/packed.js';
import { Router } from '../../src/state/shell/router.svelte.js';
import App from '../../src/ui/App.svelte';
import { shelfHolding } from './shelves.js';

const COMMANDS = [
  { type: 'leak', credential: 'cred-2', at: 240_000 },
  { type: 'configure', dials: { denylist: true }, at: 480_000 },
  { type: 'revoke', credential: 'cred-2', at: 480_000 },
];

beforeEach(() => {
  window.scrollTo = vi.fn();
});
afterEach(() => {
  window.location.hash = '';
});

it('takes the run of an address once, and says what the story still lacks', async () => {
  window.location.hash = `#/write/begin?seed=2026&at=720000&c=${pack({ commands: COMMANDS })}`;
  // Within the app: an address that changes at once must not put the page up a second time.
  const app = { router: new Router(window), shelf: shelfHolding() } as AppState;
  render(App, { app });
  const lack = await screen.findByRole('button', { name: 'It has no title.' }, { timeout: 20_000 });
  expect(window.location.hash).toBe('#/write');
  await fireEvent.input(screen.getByLabelText('Title'), { target: { value: 'Our Tuesday' } });
  expect(lack.isConnected).toBe(false);
});
