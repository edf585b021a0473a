import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { pack } from '../../src/state/shell/packed.js';
import { Router } from '../../src/state/shell/router.svelte.js';
import { shelfHolding } from './shelves.js';
import WriteHarness from './WriteHarness.svelte';

const COMMANDS = [
  { type: 'leak', credential: 'cred-2', at: 240_000 },
  { type: 'configure', dials: { denylist: true }, at: 480_000 },
  { type: 'revoke', credential: 'cred-2', at: 480_000 },
];

afterEach(() => {
  window.location.hash = '';
});

it('takes the run of an address once, and says what the story still lacks', async () => {
  window.location.hash = '#/write';
  const router = new Router(window);
  render(WriteHarness, { router, shelf: shelfHolding() });
  router.navigate(`#/write/begin?seed=2026&at=720000&c=${pack({ commands: COMMANDS })}`);
  const lack = await screen.findByRole('button', { name: 'It has no title.' }, { timeout: 20_000 });
  expect(window.location.hash).toBe('#/write');
  await fireEvent.input(screen.getByLabelText('Title'), { target: { value: 'Our Tuesday' } });
  expect(lack.isConnected).toBe(false);
});
