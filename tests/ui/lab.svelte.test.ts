import { render, screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SETTING_WORDS } from '../../src/content/lab/settings.js';
import { firstScenario, type LabScenario } from '../../src/content/scenarios/index.js';
import { sandbox } from '../../src/content/scenarios/sandbox.js';
import { SETTINGS } from '../../src/core/simulation/index.js';
import { Lab } from '../../src/state/lab/lab.svelte.js';
import BillStrip from '../../src/ui/pages/lab/BillStrip.svelte';
import CommandBar from '../../src/ui/pages/lab/commands/CommandBar.svelte';
import KeyCardHarness from './KeyCardHarness.svelte';
import RequestPanel from '../../src/ui/pages/lab/request/RequestPanel.svelte';
import { at } from '../core/simulation/harness.js';
import { listHeadersInLowerCase } from './listedHeaders.js';

const everything: LabScenario = {
  ...firstScenario,
  settings: SETTINGS,
  commands: sandbox.commands,
  world: {
    ...firstScenario.world,
    id: 'sandbox',
    api: { ...firstScenario.world.api, regions: ['eu', 'us'], keyCacheS: 45 },
  },
};

async function open(story: LabScenario = everything): Promise<Lab> {
  const lab = await Lab.open(story, { frames: { request: () => undefined }, reducedMotion: () => true }, 1);
  await lab.playback.seek(at(5));
  return lab;
}

/** A command goes through the run, which answers a moment later. */
async function settled(condition: () => boolean): Promise<void> {
  await vi.waitUntil(condition, { timeout: 30_000 });
  flushSync();
}

/** What a button opens is loaded when it is asked for. */
async function press(name: string | RegExp): Promise<void> {
  (await screen.findByRole('button', { name })).click();
  flushSync();
}

async function choose(label: string, option: string): Promise<void> {
  const select = await screen.findByLabelText<HTMLSelectElement>(label);
  const found = [...select.options].find(({ text }) => text === option);
  if (!found) throw new Error(`${label} does not offer ${option}`);
  select.value = found.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  flushSync();
}

const commands = (lab: Lab): string[] =>
  lab.log.flatMap((event) => (event.kind === 'command' && event.at === at(5) ? [event.command.type] : []));

beforeEach(() => {
  listHeadersInLowerCase();
  window.matchMedia = vi.fn(
    (media: string) =>
      ({
        matches: media.includes('min-width'),
        media,
        addEventListener: vi.fn(),
        removeEventListener: vi.fn(),
      }) as unknown as MediaQueryList,
  );
});

describe('dials', () => {
  test('every dial has a name, says what it costs, and shows its value even where that is no usual choice', async () => {
    const lab = await open();
    render(CommandBar, { lab });
    await press('Dials…');
    for (const name of SETTINGS.filter((dial) => dial !== 'down')) {
      const select = await screen.findByLabelText<HTMLSelectElement>(SETTING_WORDS[name].label);
      expect(select.getAttribute('aria-describedby')).toBe(`cost-${name}`);
      expect(select.selectedOptions[0]?.text).toBeTruthy();
    }
    expect(
      screen.getByLabelText<HTMLSelectElement>('Gateway remembers good keys').selectedOptions[0]?.text,
    ).toBe('45 s');
  });

  test('turning one is a command that can be undone', async () => {
    const lab = await open();
    render(CommandBar, { lab });
    await press('Dials…');
    await choose('Gateway remembers good keys', '5 min');
    await settled(() => lab.view.settings.keyCacheS === 300);
    expect(commands(lab)).toEqual(['configure']);
    await lab.undo();
    expect(lab.view.settings.keyCacheS).toBe(45);
  });

  test('a story shows no more than it unlocks', async () => {
    render(CommandBar, { lab: await open(firstScenario) });
    expect(screen.queryByRole('group', { name: 'More to do' })).toBeNull();
  });
});

describe('commands', () => {
  test.each([
    ['Second tab', 'open_tab'],
    ['Log out', 'log_out'],
    ['Log out everywhere', 'sign_out_everywhere'],
    ['Make member', 'change_role'],
    ['Delete user', 'delete_user'],
    ['Leak the refresh token', 'leak'],
    ['Revoke the refresh token', 'revoke'],
    ['Leak the signing key', 'leak_signing_key'],
    ['Rotate now', 'rotate_signing_key'],
    ['Remove the oldest', 'remove_signing_key'],
  ])('%s is on the timeline, and the drawer closes', async (name, type) => {
    const lab = await open();
    render(CommandBar, { lab });
    await press('Do more…');
    await press(name);
    await settled(() => commands(lab).length > 0);
    expect(commands(lab)).toEqual([type]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a part breaks and is mended by its switch', async () => {
    const lab = await open();
    render(CommandBar, { lab });
    await press('Do more…');
    (await screen.findByRole('switch', { name: 'Key store' })).click();
    await settled(() => lab.view.settings.down.includes('key_store'));
    (await screen.findByRole('switch', { name: 'Key store' })).click();
    await settled(() => lab.view.settings.down.length === 0);
    expect(commands(lab)).toEqual(['break', 'mend']);
    expect(screen.getByRole('switch', { name: 'Link of region us' })).toBeTruthy();
  });

  test('a key is rotated with the overlap that was chosen', async () => {
    const lab = await open();
    render(KeyCardHarness, { lab });
    await choose('Overlap when rotated', '1 min');
    await press('Rotate');
    await settled(() => commands(lab).length > 0);
    expect(lab.credentials.get('cred-1')?.expiresAt).toBe(at(6));
  });
});

describe('a request by hand', () => {
  test('a changed token is sent, described by name, and shown with why it was refused', async () => {
    const lab = await open();
    render(CommandBar, { lab });
    render(RequestPanel, { lab });
    await press('Send by hand…');
    const credential = await screen.findByLabelText<HTMLSelectElement>('Credential');
    credential.value = 'cred-2';
    credential.dispatchEvent(new Event('change', { bubbles: true }));
    flushSync();
    screen.getByLabelText('signature changed').click();
    flushSync();
    expect(screen.getByRole('region', { name: 'What is sent' }).textContent).toContain('signature changed');
    await press(/^Send at 09:05:00 UTC$/);
    await settled(() => lab.selection.seq !== null);
    const panel = screen.getByRole('complementary', { name: 'Request' });
    await within(panel).findByText('401 Unauthorized, to you');
    expect(panel.textContent).toContain('You changed the credential before you sent it.');
    expect(JSON.stringify(lab.selection.request)).not.toMatch(/eyJ[\w-]{8,}\.[\w-]{8,}/);
  });

  test('anything may be written: a line that cannot be read is named, and nothing is sent meanwhile', async () => {
    const lab = await open();
    render(CommandBar, { lab });
    render(RequestPanel, { lab });
    await press('Send by hand…');
    (await screen.findByLabelText('as text')).click();
    flushSync();
    const text = screen.getByLabelText<HTMLTextAreaElement>('The request');
    const type = (written: string): void => {
      text.value = written;
      text.dispatchEvent(new Event('input', { bubbles: true }));
    };
    expect(text.value).toMatch(/^GET \/v1\/orders/);
    type('GET /v1/orders\nX-API-Key');
    await screen.findByText(/^Line 2 is not a header field/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Send at/ }).disabled).toBe(true);
    type('GET /v1/orders\nX-API-Key: {cred-1}\nAuthorization: Bearer {cred-2+alg_none}');
    await screen.findByText(/^Text that could hide a secret/);
    await press(/^Send at/);
    await settled(() => lab.selection.request?.purpose === 'by_hand');
    expect(lab.selection.request?.exchange.response.status).toBe(400);
  });

  test('the request on show can be sent again', async () => {
    const lab = await open();
    lab.selection.step(-1);
    render(RequestPanel, { lab });
    await press(/send it again/);
    await press(/^Send at/);
    await settled(() => lab.selection.request?.purpose === 'by_hand');
    expect(lab.selection.request?.exchange.response.status).toBe(200);
  });
});

describe('why this answer', () => {
  test('the cause can be gone to', async () => {
    const lab = await open();
    await lab.act({ type: 'revoke', credential: 'cred-1' });
    await lab.playback.seek(at(7));
    const refused = lab.log.find(
      (event) => event.kind === 'request' && event.lane === 'key' && event.exchange.response.status === 401,
    );
    lab.selection.seq = refused?.seq ?? null;
    render(RequestPanel, { lab });
    expect(await screen.findByText('Refused because you revoked it at 09:05:00 UTC.')).toBeTruthy();
    await press('Go to 09:05:00: You revoke the API key.');
    await settled(() => lab.playback.at === at(5));
    expect(lab.playback.at).toBe(at(5));
  });
});

describe('what the server keeps', () => {
  test('stands there until a request is asked about, and marks in words what a request touched', async () => {
    const lab = await open();
    render(RequestPanel, { lab });
    const keys = screen.getByRole('region', { name: 'Key table' });
    expect(keys.textContent).toContain('acme');
    expect(screen.getByRole('region', { name: 'Refresh families' }).textContent).toContain('in use');
    const call = lab.log.findLast(
      (event) => event.kind === 'request' && event.lane === 'jwt' && event.purpose === 'call',
    );
    lab.selection.seq = call?.seq ?? null;
    flushSync();
    screen.getByRole('radio', { name: 'What the server keeps' }).click();
    flushSync();
    const signing = screen.getByRole('region', { name: 'Signing keys' });
    expect(within(signing).getByText('read')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Key table' })).queryByText('read')).toBeNull();
  });

  test('the denylist says that nobody asks it, and that it was asked', async () => {
    const lab = await open();
    render(RequestPanel, { lab });
    const denylist = (): string => screen.getByRole('region', { name: 'Denylist' }).textContent;
    expect(denylist()).toContain('nobody asks it');
    await lab.act({ type: 'configure', dials: { denylist: true } });
    await lab.playback.seek(at(6));
    lab.selection.seq =
      lab.log.findLast((event) => event.kind === 'request' && event.lane === 'jwt')?.seq ?? null;
    flushSync();
    screen.getByRole('radio', { name: 'What the server keeps' }).click();
    flushSync();
    expect(denylist()).toContain('asked');
    expect(denylist()).not.toContain('nobody');
  });
});

test('the bill counts rows by table, and says what an earlier run had', async () => {
  const lab = await open();
  const earlier = { ...lab.bill, key: { ...lab.bill.key, reads: lab.bill.key.reads + 12 } };
  const { rerender } = render(BillStrip, { lab });
  const bill = screen.getByRole('region', { name: 'The bill, so far' });
  expect(bill.textContent).toContain('1 sign-in, 1 refresh token');
  await rerender({ lab, earlier });
  expect(bill.textContent).toContain(`−12, was ${earlier.key.reads}`);
  expect(bill.textContent).toContain('as before');
});
