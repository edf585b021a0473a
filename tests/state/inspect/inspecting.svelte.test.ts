import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { inspect, MOST_CHARACTERS, type InspectInput } from '../../../src/core/inspector/index.js';
import { inspectBeside, SHORT_CHARACTERS } from '../../../src/state/inspect/beside.js';
import { Editing } from '../../../src/state/inspect/edit.svelte.js';
import { FORGET_AFTER_MS, forgetWhenAway } from '../../../src/state/inspect/forget.js';
import { handToInspect, takeHanded } from '../../../src/state/inspect/handed.js';
import { Inspecting, MOST_BYTES, momentOf, TOO_LONG } from '../../../src/state/inspect/inspecting.svelte.js';
import type { App } from '../../../src/state/shell/app.js';
import { GOOD, hmacToken, NOW, NOW_S, SECRET } from '../../core/inspector/make.js';

const made = (look: (input: InspectInput) => ReturnType<typeof inspect> = inspect): Inspecting =>
  new Inspecting({ clock: { now: () => NOW }, look });

describe('what is pasted', () => {
  test('is inspected, with a key and what is expected', async () => {
    const inspecting = made();
    await inspecting.put(await hmacToken(), { keys: SECRET, issuer: ' https://as.example ', leeway: '60' });
    const codes = inspecting.shown?.verdicts.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['verified-text', 'issuer-expected', 'in-time']));
    expect(inspecting.expect).toEqual({ issuer: 'https://as.example', leewayS: 60 });
    expect(inspecting.at).toBe(NOW);
  });

  test('is compared with a chosen moment', async () => {
    const inspecting = made();
    await inspecting.put(await hmacToken(), { moment: '2030-01-01' });
    expect(inspecting.shown?.verdicts.map(({ code }) => code)).toContain('expired');
  });

  test('is refused where it is too long, and no verdict of another text stays', async () => {
    const inspecting = made();
    await inspecting.put(await hmacToken(), { keys: SECRET });
    await inspecting.put('x'.repeat(MOST_CHARACTERS + 1));
    expect([inspecting.refusal, inspecting.text, inspecting.shown]).toEqual([TOO_LONG, '', null]);
    expect(inspecting.fields.keys).toBe(SECRET);
    await inspecting.put(await hmacToken());
    await inspecting.open({ size: MOST_BYTES + 1, text: () => Promise.reject(new Error('not read')) });
    expect([inspecting.refusal, inspecting.shown]).toEqual([expect.stringContaining('32 MB'), null]);
    await inspecting.put('second');
    expect(inspecting.refusal).toBe('');
  });

  test('of more than a megabyte is looked through for lines with a credential', async () => {
    const inspecting = made();
    const log = `${'GET /v1/orders 200 a line of a log\n'.repeat(40_000)}Authorization: Bearer ${await hmacToken()}\n`;
    await inspecting.open({ size: log.length, text: () => Promise.resolve(log) });
    expect(inspecting.shown?.kind).toBe('jwt');
    expect(inspecting.refusal).toMatch(/^That is more than 1 MB: 1 line of it/);
  });

  test('of two looks the later one counts, whichever comes back first', async () => {
    const waiting: (() => void)[] = [];
    const inspecting = made(async (input) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return inspect(input);
    });
    const first = inspecting.put(await hmacToken());
    const second = inspecting.put('nothing here');
    waiting[1]?.();
    await second;
    waiting[0]?.();
    await first;
    expect(inspecting.found).toEqual([]);
  });

  test('is forgotten whole, and a look that is under way brings nothing back', async () => {
    const inspecting = made();
    const looking = inspecting.put(await hmacToken(), { keys: SECRET });
    inspecting.clear();
    await looking;
    expect([inspecting.text, inspecting.fields.keys, inspecting.inspection]).toEqual(['', '', null]);
  });

  test('can be handed over by another page, once', async () => {
    const app = {} as App;
    handToInspect(app, { text: await hmacToken(), keys: SECRET, at: NOW, expect: { leewayS: 5 } });
    const inspecting = made();
    const handed = takeHanded(app);
    if (handed) await inspecting.putHanded(handed);
    expect(inspecting.fields).toMatchObject({ keys: SECRET, leeway: '5', moment: '2026-11-29T12:00:00Z' });
    expect(inspecting.moment).toBe(NOW);
    expect(takeHanded(app)).toBeNull();
  });
});

test.each([
  ['', null],
  ['1796040000', 1_796_040_000_000],
  ['1796040000000', 1_796_040_000_000],
  ['2026-11-30', Date.UTC(2026, 10, 30)],
  ['2026-11-30 12:00', Date.UTC(2026, 10, 30, 12)],
  ['2026-11-30T12:00:05+02:00', Date.UTC(2026, 10, 30, 10, 0, 5)],
  ['2026-11-30 12:00:00 UTC', Date.UTC(2026, 10, 30, 12)],
  ['2026-13-30', undefined],
  ['tomorrow', undefined],
])('the moment “%s” is read', (said, at) => {
  expect(momentOf(said)).toBe(at);
});

describe('beside the page', () => {
  const none = (): Worker => {
    throw new Error('no worker starts here');
  };

  test('a short text asks for no worker, a long one does without where none starts', async () => {
    const token = await hmacToken();
    for (const text of [token, `${'word '.repeat(SHORT_CHARACTERS / 4)}\n${token}`])
      expect((await inspectBeside({ text, now: NOW }, none)).found).toHaveLength(1);
    expect(await inspectBeside({ text: 'x'.repeat(MOST_CHARACTERS + 1), now: NOW }, none)).toMatchObject({
      refused: 'too-long',
    });
  });

  test('a worker that fails is made up for, and none is left running', async () => {
    const terminate = vi.fn();
    const failing = Object.assign(new EventTarget(), {
      postMessage(): void {
        setTimeout(() => failing.dispatchEvent(new Event('error')));
      },
      terminate,
    });
    const text = `${'word '.repeat(SHORT_CHARACTERS / 4)}\n${await hmacToken()}`;
    const { found } = await inspectBeside({ text, now: NOW }, () => failing as unknown as Worker);
    expect(found).toHaveLength(1);
    expect(terminate).toHaveBeenCalledOnce();
  });
});

describe('away from the page', () => {
  let [now, isHidden] = [0, false];
  // Stand-ins: a node has neither.
  const document = Object.defineProperty(new EventTarget(), 'hidden', {
    get: () => isHidden,
  }) as unknown as Document;
  const window = new EventTarget() as unknown as Window;
  const forget = vi.fn();
  const show = (hidden: boolean): void => {
    isHidden = hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  beforeEach(() => {
    vi.useFakeTimers();
    [now, isHidden] = [0, false];
    forget.mockReset();
  });
  afterEach(() => vi.useRealTimers());

  test('it is forgotten after ten minutes, or on the return where timers slept', () => {
    const stop = forgetWhenAway({ document, window, now: () => now }, forget);
    show(true);
    vi.advanceTimersByTime(FORGET_AFTER_MS - 1);
    expect(forget).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(forget).toHaveBeenCalledOnce();
    show(false);
    show(true);
    now = FORGET_AFTER_MS;
    vi.clearAllTimers();
    show(false);
    expect(forget).toHaveBeenCalledTimes(2);
    stop();
  });

  test('it is forgotten with the document, and a look away does no harm', () => {
    const stop = forgetWhenAway({ document, window, now: () => now }, forget);
    show(true);
    show(false);
    vi.advanceTimersByTime(FORGET_AFTER_MS);
    expect(forget).not.toHaveBeenCalled();
    window.dispatchEvent(new Event('pagehide'));
    expect(forget).toHaveBeenCalledOnce();
    stop();
  });
});

describe('editing', () => {
  const editing = (): Editing =>
    new Editing({ header: { alg: 'HS256' }, claims: { ...GOOD, nbf: 1 } }, { now: () => NOW });

  test('signs what is laid out here without its white space, and anything else as it is written', async () => {
    const edit = editing();
    edit.key = SECRET;
    await edit.sign();
    const payload = (): string => Buffer.from(edit.made?.token.split('.')[1] ?? '', 'base64url').toString();
    expect(payload()).toBe(JSON.stringify({ ...GOOD, nbf: 1 }));
    edit.claims = '{ "sub" : "eve" }';
    expect(edit.made).toBeNull();
    await edit.sign();
    expect(payload()).toBe('{ "sub" : "eve" }');
  });

  test('says what is missing, and makes a key', async () => {
    const edit = editing();
    await edit.sign();
    expect(edit.fault).toMatch(/^A key is needed/);
    edit.signWith('ES256');
    await edit.makeKey();
    await edit.sign();
    expect([edit.fault, edit.alg]).toEqual(['', 'ES256']);
    expect(edit.made?.verifyWith).toContain('"crv":"P-256"');
  });

  test('can issue it anew, for as long as it was good for', () => {
    const edit = editing();
    edit.renew();
    expect(JSON.parse(edit.claims)).toMatchObject({ iat: NOW_S, nbf: NOW_S, exp: NOW_S + 660 });
  });
});
