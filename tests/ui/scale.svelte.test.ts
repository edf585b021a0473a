import { fireEvent, render, screen } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import type { App } from '../../src/state/shell/app.js';
import { shelfHolding } from './shelves.js';
import { pictureOf, wrapped } from '../../src/ui/pages/scale/chart/save/picture.js';
import { FIELDS } from '../../src/content/scale/words.js';
import { FIGURES, SWITCHES } from '../../src/core/scale/index.js';
import ScaleHarness from './ScaleHarness.svelte';

/** Frames that come when the test asks for them, on a page that is there to its end. */
async function stage(address: string, kept = new Map<string, string>(), worker?: Partial<Worker>) {
  let waiting: ((now: number) => void)[] = [];
  let now = 0;
  const app = {
    frames: { request: (callback: (now: number) => void) => waiting.push(callback) },
    shelf: shelfHolding(kept),
    startWorker: () => {
      if (!worker) throw new Error('no worker');
      return worker;
    },
  };
  render(ScaleHarness, { app: app as unknown as App, address });
  await vi.waitFor(() => expect(document.querySelector('#published, nav a[href="#/decide"]')).not.toBeNull());
  return {
    frame(ms = 16): boolean {
      const due = waiting;
      waiting = [];
      now += ms;
      for (const each of due) each(now);
      flushSync();
      return waiting.length > 0;
    },
    address: () => document.querySelector('output')?.textContent ?? '',
  };
}
const heading = (): string =>
  screen.getByRole('heading', { level: 1 }).textContent?.replace(/\s+/g, ' ').trim() ?? '';
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

test('a figure that is typed changes the picture and the address; a preset begins anew', async () => {
  const { address } = await stage('#/scale?preset=saas');
  expect(heading()).toContain('44.4 refreshes per second');
  await type('Sessions alive', '80,000');
  expect(heading()).toContain('88.9 refreshes per second');
  expect(address()).toBe('#/scale?preset=saas&sessions=80000');
  await type('Lifetime of an access token', '5 min');
  expect(address()).toContain('lifetimeS=300');
  await fireEvent.click(screen.getByRole('button', { name: 'Start-up' }));
  expect(address()).toBe('#/scale?preset=start-up');
});

test.each(['0', '-5', '2.5', '1e15', 'NaN', ''])(
  '%j nodes: a sentence at the field, and the last picture stays',
  async (bad) => {
    const { address } = await stage('#/scale?preset=saas');
    const before = heading();
    await type('Nodes that check', bad);
    const field = screen.getByLabelText('Nodes that check');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const fault = document.getElementById('nodes-fault')?.textContent ?? '';
    expect(fault).toMatch(/^Nodes that check must be/);
    expect(field.getAttribute('aria-describedby')).toContain('nodes-fault');
    expect(heading()).toBe(before);
    expect(address()).toBe('#/scale?preset=saas');
    await type('Nodes that check', '200');
    expect(screen.queryByText(/^Nodes that check must be/)).toBeNull();
    expect(address()).toContain('nodes=200');
  },
);

test('a bad link is shown with what is wrong, and the rest is used', async () => {
  await stage('#/scale?preset=saas&nodes=0&sessions=80000&colour=red');
  expect(screen.getByText('This page does not know “colour”.')).toBeTruthy();
  expect(screen.getByText('Nodes that check must be 1 or more.')).toBeTruthy();
  expect((screen.getByLabelText('Nodes that check') as HTMLInputElement).value).toBe('0');
  expect(heading()).toContain('88.9 refreshes');
});

test.each(['callers', 'callerSkew', 'pullIntervalS'] as const)(
  'a bad figure in %s changes nothing in the picture, and says at the field what it must be',
  async (id) => {
    const { address } = await stage('#/scale?preset=saas');
    const before = document.querySelector('.pictures')?.textContent;
    for (const bad of ['', '-1', '1,5', '0x10', '1e15']) {
      await type(FIELDS[id].label, bad);
      expect(document.getElementById(`${id}-fault`)?.textContent).toMatch(/ must be .+\.$/);
      expect(document.querySelector('.pictures')?.textContent === before, bad).toBe(true);
      expect(address()).toBe('#/scale?preset=saas');
    }
  },
);

test('while a field is wrong the others count, and the reader is led to it', async () => {
  const { address } = await stage('#/scale?preset=saas');
  await type('Nodes that check', 'many');
  await type('Lifetime of an access token', '5 min');
  expect(heading()).toContain('With a lifetime of 5 min');
  expect(address()).toBe('#/scale?preset=saas');
  // Fewer sessions than are revoked on a bad day: no more than there are.
  await type('Nodes that check', '180');
  await type('Sessions alive', '1000');
  expect(
    screen.getByText('Sessions revoked on a bad day must be 1,000 or less: no more are alive.'),
  ).toBeTruthy();
  expect(heading()).toContain('3.33 refreshes per second');
  await fireEvent.click(screen.getByRole('button', { name: 'Sessions revoked on a bad day' }));
  const revoked = screen.getByLabelText<HTMLInputElement>('Sessions revoked on a bad day');
  expect(document.activeElement).toBe(revoked);
  expect(revoked.value).toBe('40,000');
  await type('Sessions revoked on a bad day', '500');
  expect(address()).toContain('sessions=1000&lifetimeS=300&massRevocation=500');
  // Its group was opened for the fault, and stays open: it is still being typed in.
  expect(revoked.closest('details')?.open).toBe(true);
});

test('a link with many wrong members names each, and begins with what is left', async () => {
  const wrong = FIGURES.map((field) => `${field}=${field === 'nodes' ? '' : '1,5'}`).join('&');
  const unsure = SWITCHES.map((field) => `${field}=perhaps`).join('&');
  await stage(`#/scale?preset=moon&design=x&slide=y&alg=none&a=1&b=2&${wrong}&${unsure}`);
  expect(heading()).toContain('With a lifetime of 15 min');
  expect(screen.getByText('This page does not know “preset=moon”.')).toBeTruthy();
  expect(document.querySelectorAll('.fault')).toHaveLength(FIGURES.length + SWITCHES.length);
  expect(screen.getByText(/Not counted until fixed/).textContent).toContain(
    `and ${FIGURES.length + SWITCHES.length - 1} more.`,
  );
});

test.each(SWITCHES)('%s is a box to tick, which the address and the figures follow', async (field) => {
  const { address } = await stage('#/scale?preset=saas');
  const jwt = () => screen.getByRole('row', { name: /^JWT alone/ }).textContent;
  const before = jwt();
  const box = screen.getByLabelText<HTMLInputElement>(FIELDS[field].label);
  expect(box.checked).toBe(true);
  await fireEvent.click(box);
  expect(address()).toBe(`#/scale?preset=saas&${field}=no`);
  expect(jwt()).not.toBe(before);
  await fireEvent.click(box);
  expect(address()).toBe('#/scale?preset=saas');
});

test('the slider moves the lifetime, and the other slider the cache', async () => {
  const { address } = await stage('#/scale?preset=saas');
  const slider = screen.getByRole('slider', { name: /^Lifetime/ });
  await fireEvent.input(slider, { target: { value: '0' } });
  expect(address()).toContain('lifetimeS=60');
  expect(slider.getAttribute('aria-valuetext')).toBe('1 min');
  await fireEvent.click(screen.getByRole('radio', { name: 'Cache of a key' }));
  expect(heading()).toContain('With keys cached for 1 min');
});

test('a simulation runs a slice a frame, can be cancelled, and stands beside the formulas', async () => {
  const { frame } = await stage('#/scale?preset=start-up');
  await fireEvent.click(screen.getByRole('button', { name: 'Simulate a million calls' }));
  frame();
  await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByText('Cancelled.')).toBeTruthy();
  frame();
  expect(screen.queryByText(/Measured just now/)).toBeNull();

  await fireEvent.click(screen.getByRole('button', { name: 'Simulate a million calls' }));
  let slices = 1;
  while (frame()) slices += 1;
  expect(slices).toBeGreaterThan(10);
  expect(screen.getByText(/Measured just now/)).toBeTruthy();
  expect(screen.getByRole('row', { name: /^Hit ratio of the key cache/ })).toBeTruthy();
  expect(screen.queryByText(/more than chance/)).toBeNull();

  await type('Nodes that check', '4');
  expect(screen.getByText('You changed the system since: simulate it again.')).toBeTruthy();
});

test('of a simulation that was begun again or cancelled nothing is heard, not even that its worker failed', async () => {
  const workers: Record<'message' | 'error', (event: object) => void>[] = [];
  const worker = {
    addEventListener: (type: 'message' | 'error', hear: (event: object) => void) => {
      if (type === 'message') workers.push({ message: hear, error: hear });
      else Object.assign(workers.at(-1) ?? {}, { error: hear });
    },
    postMessage: vi.fn(),
    terminate: vi.fn(),
  };
  const { frame } = await stage('#/scale?preset=saas', undefined, worker as unknown as Worker);
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const part = () => screen.getByRole<HTMLProgressElement>('progressbar', { name: 'Simulated' }).value;
  await press('Simulate a million calls');
  await press('Ten million');
  expect(worker.terminate).toHaveBeenCalledTimes(1);
  workers[1]?.message({ data: { done: 5_000_000 } });
  workers[0]?.message({ data: { done: 1_000_000 } });
  flushSync();
  expect(part()).toBe(0.5);
  // The system may change meanwhile: what is measured is told apart from it.
  await type('Nodes that check', '4');
  expect(part()).toBe(0.5);
  await press('Cancel');
  expect(document.activeElement?.textContent).toBe('Simulate a million calls');
  workers[1]?.error({});
  workers[1]?.message({ data: { done: 9_000_000 } });
  flushSync();
  expect(frame()).toBe(false);
  expect(screen.getByText('Cancelled.')).toBeTruthy();
  expect(screen.queryByRole('progressbar', { name: 'Simulated' })).toBeNull();
});

test('a system beyond the budget is said to be estimated only', async () => {
  const { frame } = await stage(
    '#/scale?preset=saas&callsPerSecond=1000000&peakCallsPerSecond=1000000&nodes=3',
  );
  await fireEvent.click(screen.getByRole('button', { name: 'Simulate a million calls' }));
  while (frame());
  expect(screen.getByText(/estimated only. A simulation needs .* more than this page makes/)).toBeTruthy();
});

test('one revocation is played, paused and scrubbed', async () => {
  const { frame } = await stage('#/scale?preset=saas&design=jwt-list');
  const scrub = screen.getByRole('slider', { name: 'Seconds after the revocation' });
  expect(screen.getByText('180 of 180 nodes')).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Play' }));
  for (let n = 0; n < 100; n += 1) frame(20);
  await fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
  const paused = scrub.getAttribute('aria-valuetext');
  frame(20);
  expect(scrub.getAttribute('aria-valuetext')).toBe(paused);
  expect(screen.queryByText('180 of 180 nodes')).toBeNull();
  await fireEvent.input(scrub, { target: { value: '1000' } });
  expect(screen.getByText('0 of 180 nodes')).toBeTruthy();
});

test('the animation is a table and a picture as well', async () => {
  await stage('#/scale?preset=saas&design=jwt-list&regions=3');
  const section = document.querySelector('section[aria-labelledby=spread]');
  const details = section?.querySelector('details');
  const drawing = section?.querySelector('svg');
  if (!details || !drawing) throw new Error('no animation');
  details.open = true;
  await fireEvent(details, new Event('toggle'));
  const rows = [...details.querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatch(/^home ?60 ?\d/);

  const lines = ['A square is a node that lets the thief in, a cross is one that refuses.'];
  const picture = pictureOf(drawing, { title: 'A title', lines, source: 'A source' });
  const said = [...picture.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(said).toEqual(expect.arrayContaining(['home', 'region 3', 'A title', 'A source', ...lines]));
  expect(picture.querySelectorAll('rect')).toHaveLength(180 + 1);
});

test('the picture is a table as well', async () => {
  await stage('#/scale?preset=saas');
  const [details] = screen.getAllByText('The same as a table').map((summary) => summary.closest('details'));
  if (!details) throw new Error('no table');
  details.open = true;
  await fireEvent(details, new Event('toggle'));
  expect(screen.getByRole('columnheader', { name: 'Refreshes per second' })).toBeTruthy();
  expect(screen.getByRole('rowheader', { name: '24 h' })).toBeTruthy();
});

test('any other address under it is no page', async () => {
  await stage('#/scale/more');
  expect(screen.getByRole('heading', { level: 1 }).textContent).not.toContain('thief');
});

test('figures go into the decision record when somebody says so, and out of it again', async () => {
  const kept = new Map<string, string>();
  await stage('#/scale?preset=saas', kept);
  await type('Sessions alive', '80,000');
  expect([...kept.values()].join()).not.toContain('80000');
  await fireEvent.click(screen.getByRole('button', { name: 'Add to decision record' }));
  expect([...kept.values()].join()).toContain('#/scale?preset=saas&sessions=80000');
  await type('Sessions alive', '90,000');
  await fireEvent.click(screen.getByRole('button', { name: 'Update decision record' }));
  expect([...kept.values()].join()).toContain('sessions=90000');
  await fireEvent.click(screen.getByRole('button', { name: 'Remove from decision record' }));
  expect([...kept.values()].join()).not.toContain('sessions');
});

test('a picture has its title, what its lines are and its source, each within its width', async () => {
  await stage('#/scale?preset=saas');
  const drawing = document.querySelector<SVGSVGElement>('figure .drawing svg');
  if (!drawing) throw new Error('no drawing');
  const source = `Key or Token, computed from the figures at https://x.example/${'a'.repeat(300)}`;
  const picture = pictureOf(drawing, { title: 'A title', lines: ['one', 'two', 'three'], source });
  const said = [...picture.querySelectorAll('text')].map(({ textContent }) => textContent);
  for (const text of ['A title', 'one', 'two', 'three', 'Lifetime of an access token, logarithmic'])
    expect(said).toContain(text);
  expect(said.join('')).toContain('a'.repeat(60));
  const width = Number(picture.getAttribute('width'));
  for (const text of said) expect(text.length * 5).toBeLessThan(width);
  // Each line of the legend has a piece of what it explains.
  expect(picture.querySelectorAll('polyline')).toHaveLength(6);
  expect(wrapped('to be or not to be', 9)).toEqual(['to be or', 'not to be']);
});

test('rates are measured beside the page, and go into the fields of the algorithm that is chosen', async () => {
  const speed = (verified: number, signed: number) => ({ verified, signed });
  const speeds = {
    ES256: speed(9000, 21_000),
    HS256: speed(140_000, 150_000),
    RS256: speed(31_000, 900),
    Ed25519: null,
  };
  let answer: (message: object) => void = () => undefined;
  const worker = {
    addEventListener: (type: string, hear: (message: object) => void) => {
      if (type === 'message') answer = hear;
    },
    postMessage: vi.fn(),
    terminate: vi.fn(),
  };
  const { address } = await stage('#/scale?preset=saas', undefined, worker as unknown as Worker);
  await fireEvent.click(screen.getByRole('button', { name: 'Measure on this machine' }));
  expect(worker.postMessage).toHaveBeenCalledWith({ tokenBytes: 780, eachMs: 50 });
  expect(screen.getByText('Measuring…')).toBeTruthy();
  answer({ data: { speeds } });
  flushSync();
  expect(worker.terminate).toHaveBeenCalled();
  expect(screen.getByText(/^Measured in this browser with WebCrypto/)).toBeTruthy();
  expect(screen.getByRole('row', { name: 'Ed25519 not in this browser' })).toBeTruthy();
  // Nothing is put in before somebody says so.
  expect(address()).toBe('#/scale?preset=saas');
  await fireEvent.click(screen.getByRole('button', { name: 'Use the rates of ES256' }));
  expect(address()).toBe(
    '#/scale?preset=saas&verificationsPerSecondPerCore=9000&signaturesPerSecondPerCore=21000',
  );
  await fireEvent.change(screen.getByLabelText('Algorithm of the tokens'), { target: { value: 'RS256' } });
  expect(address()).toBe(
    '#/scale?preset=saas&verificationsPerSecondPerCore=31000&signaturesPerSecondPerCore=900&alg=RS256',
  );
});
