import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { keep, signIn, type SignedIn } from '../../../src/content/recipes/deviceFlow.js';

const PROVIDER = {
  deviceEndpoint: 'https://issuer.example/device',
  tokenEndpoint: 'https://issuer.example/token',
  clientId: 'demo-cli',
  scope: 'orders:read',
};
const BEGUN = {
  device_code: 'the-device-code',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://issuer.example/activate',
  verification_uri_complete: 'https://issuer.example/activate?user_code=WDJB-MJHT',
  expires_in: 900,
  interval: 5,
};
const TOKENS = {
  access_token: 'the-access-token',
  token_type: 'Bearer',
  refresh_token: 'r',
  expires_in: 300,
};
const PENDING = { error: 'authorization_pending' };
const SLOW = { error: 'slow_down' };

/** What the issuer does: a body (400 where it has an error), a whole answer, or no answer at all. */
type Turn = Record<string, unknown> | Response | Error;

interface Told {
  result: SignedIn;
  shown: string;
  /** Seconds before each poll, by the client's own clock. */
  waits: number[];
  forms: Record<string, string>[];
  inits: RequestInit[];
}

/** An issuer as RFC 8628 has it, which plays its turns, and the last of them for ever. */
async function play(begun: Turn, turns: Turn[]): Promise<Told> {
  let at = 0;
  const told: Omit<Told, 'result'> = { shown: '', waits: [], forms: [], inits: [] };
  const queue = [...turns];
  const result = await signIn(PROVIDER, {
    fetch: async (address, init) => {
      const form = Object.fromEntries(init.body as URLSearchParams) as Record<string, string>;
      told.forms.push(form);
      told.inits.push(init);
      const turn = address === PROVIDER.deviceEndpoint ? begun : queue.length > 1 ? queue.shift() : queue[0];
      if (turn instanceof Error) throw turn;
      // Another one each time: of a clone, a body is given up only once both are.
      if (turn instanceof Response) return new Response(await turn.clone().text(), turn);
      const status = turn && 'error' in turn ? 400 : 200;
      return Response.json(turn, { status });
    },
    show: (text) => void (told.shown += text),
    sleep: (ms) => {
      told.waits.push(ms / 1000);
      at += ms;
      return Promise.resolve();
    },
    now: () => at,
  });
  return { ...told, result };
}

afterEach(() => vi.restoreAllMocks());

describe('a sign-in on a command line', () => {
  test('shows where to go and what to type, polls, and gets its tokens', async () => {
    const { result, shown, waits, forms } = await play(BEGUN, [PENDING, PENDING, TOKENS]);
    expect(result).toEqual({
      ok: true,
      tokens: { access_token: 'the-access-token', refresh_token: 'r', expires_in: 300 },
    });
    expect(shown).toContain('https://issuer.example/activate ');
    expect(shown).toContain('WDJB-MJHT');
    expect(waits).toEqual([5, 5, 5]);
    expect(forms).toEqual([
      { client_id: 'demo-cli', scope: 'orders:read' },
      ...Array<object>(3).fill({
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: 'the-device-code',
        client_id: 'demo-cli',
      }),
    ]);
  });

  test('never prints the device code, a token, or an address that needs no code', async () => {
    const printed: unknown[] = [];
    for (const name of ['log', 'error', 'warn', 'info'] as const)
      vi.spyOn(console, name).mockImplementation((...words) => void printed.push(words));
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(text) > 0);
    const endings: Turn[] = [
      TOKENS,
      { error: 'access_denied' },
      { error: 'the-device-code!' },
      { access_token: 1 },
    ];
    let all = '';
    for (const ending of endings) {
      const { shown, result } = await play(BEGUN, [new Error('the-device-code'), PENDING, ending]);
      all += shown + (result.ok ? '' : JSON.stringify(result));
    }
    vi.restoreAllMocks();
    expect(all + JSON.stringify(printed)).not.toMatch(/the-device-code|the-access-token|user_code=/);
  });

  test('says to stderr what to do, and leaves stdout to the program', async () => {
    const lines: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
    let polls = 0;
    vi.spyOn(globalThis, 'fetch').mockImplementation((address) => {
      if (String(address) === PROVIDER.deviceEndpoint)
        return Promise.resolve(Response.json({ ...BEGUN, interval: 0.01 }));
      return Promise.resolve(Response.json((polls += 1) && TOKENS));
    });
    expect((await signIn(PROVIDER)).ok).toBe(true);
    expect([polls, lines.length, stdout.mock.calls.length]).toEqual([1, 1, 0]);
  });

  test('sends the device code to the token endpoint alone: no redirect, and an end to waiting', async () => {
    const { inits } = await play(BEGUN, [TOKENS]);
    for (const { redirect, signal } of inits)
      expect([redirect, signal]).toEqual(['error', expect.any(AbortSignal)]);
  });

  test.each(['deviceEndpoint', 'tokenEndpoint'] as const)('is not tried over http: %s', async (name) => {
    const provider = { ...PROVIDER, [name]: 'http://issuer.example/x' };
    const fetch = vi.fn(() => Promise.resolve(Response.json(BEGUN)));
    const sleep = () => Promise.resolve();
    await expect(signIn(provider, { fetch, show: () => undefined, sleep, now: () => 0 })).rejects.toThrow(
      'https',
    );
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('the pace', () => {
  test('is five seconds where the issuer names none', async () => {
    expect((await play({ ...BEGUN, interval: undefined }, [PENDING, TOKENS])).waits).toEqual([5, 5]);
  });

  test.each([
    ['0', 0, 5],
    ['less than nothing', -5, 5],
    ['text', '1', 5],
    ['null', null, 5],
    ['a blink', 0.001, 1],
    ['twelve', 12, 12],
  ])('is no endless run where it names %s', async (_, interval, waitS) => {
    expect((await play({ ...BEGUN, interval }, [TOKENS])).waits).toEqual([waitS]);
  });

  test('is five seconds slower for good after each slow_down', async () => {
    const { waits, result } = await play(BEGUN, [SLOW, PENDING, SLOW, PENDING, PENDING, TOKENS]);
    expect(waits).toEqual([5, 10, 10, 15, 15, 15]);
    expect(result.ok).toBe(true);
  });

  test('doubles while there is no answer, four times at most, and comes back with the first answer', async () => {
    const down = new TypeError('fetch failed');
    const { waits } = await play(BEGUN, [down, down, down, down, down, PENDING, PENDING, TOKENS]);
    expect(waits).toEqual([5, 10, 20, 40, 80, 80, 5, 5]);
  });

  test('keeps what slow_down added while it backs off', async () => {
    const down = new TypeError('fetch failed');
    expect((await play(BEGUN, [SLOW, down, PENDING, TOKENS])).waits).toEqual([5, 10, 20, 10]);
    expect((await play({ ...BEGUN, interval: 90 }, [down, TOKENS])).waits).toEqual([90, 180]);
  });

  test.each<[string, Turn]>([
    ['503', new Response('busy', { status: 503 })],
    ['429', Response.json({ error: 'slow_down' }, { status: 429 })],
    ['500 with an error of OAuth', Response.json({ error: 'server_error' }, { status: 500 })],
    ['a page of the hotel', new Response('<h1>Accept our terms</h1>')],
    ['an empty answer', new Response(null)],
    ['null', Response.json(null)],
    ['a text', Response.json('authorization_pending')],
  ])('backs off for %s, and goes on', async (_, turn) => {
    const { waits, result } = await play(BEGUN, [turn, turn, TOKENS]);
    expect([waits, result.ok]).toEqual([[5, 10, 20], true]);
  });
});

test('the client never asks sooner than it was told, nor later than the code lives', async () => {
  const turn = fc.constantFrom<Turn>(PENDING, SLOW, new Error('down'), new Response('busy', { status: 503 }));
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 60 }), async (turns) => {
      const { waits, result } = await play(BEGUN, turns);
      let least = 5;
      waits.forEach((wait, poll) => {
        expect(wait).toBeGreaterThanOrEqual(least);
        if (turns[poll] === SLOW) least += 5;
      });
      expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(BEGUN.expires_in);
      expect(result).toEqual({ ok: false, error: 'expired_token' });
    }),
  );
});

describe('a sign-in ends', () => {
  test.each(['access_denied', 'expired_token', 'invalid_grant', 'invalid_client', 'something_new'])(
    'at once with %s',
    async (error) => {
      const { result, forms } = await play(BEGUN, [PENDING, { error }]);
      expect([result, forms.length]).toEqual([{ ok: false, error }, 3]);
    },
  );

  test('with the code, by the client’s own clock, though the issuer says pending for ever', async () => {
    const { result, waits } = await play(BEGUN, [PENDING]);
    expect(result).toEqual({ ok: false, error: 'expired_token' });
    expect(waits).toHaveLength(900 / 5 - 1);
  });

  test.each<[string, Turn]>([
    ['pending', PENDING],
    ['slow_down', SLOW],
    ['no answer', new Error('down')],
  ])('after half an hour at the latest, whatever the issuer says: %s', async (_, turn) => {
    const { result, waits } = await play({ ...BEGUN, expires_in: 1e300 }, [turn]);
    expect(result).toEqual({ ok: false, error: 'expired_token' });
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(1800);
  });

  test('before it asks, where the pace is longer than the code lives', async () => {
    const { result, forms } = await play({ ...BEGUN, interval: 1e9 }, [TOKENS]);
    expect([result, forms.length]).toEqual([{ ok: false, error: 'expired_token' }, 1]);
  });

  test.each<[string, Turn, string]>([
    ['nobody answers', new Error('down'), 'unreachable'],
    ['the client is unknown', { error: 'invalid_client' }, 'invalid_client'],
    ['the error is no code', { error: 'a b\u001b[2J' }, 'invalid_answer'],
    ['the error is no text', { error: { message: 'x' } }, 'invalid_answer'],
    ['the error cannot be read as text', { error: { toString: 1 } }, 'invalid_answer'],
  ])('before it began where %s', async (_, begun, error) => {
    const { result, shown } = await play(begun, [TOKENS]);
    expect([result, shown]).toEqual([{ ok: false, error }, '']);
  });

  test.each<[string, Record<string, unknown>]>([
    ['no device code', { device_code: undefined }],
    ['a device code that is no text', { device_code: 1 }],
    ['an empty device code', { device_code: '' }],
    ['no user code', { user_code: undefined }],
    ['a user code that clears the screen', { user_code: '\u001b[2JWDJB' }],
    ['a user code that writes a line of its own', { user_code: 'WDJB\nOpen https://evil.example' }],
    ['a user code that turns the line around', { user_code: '\u202eTHJM-BJDW' }],
    ['a user code of a page', { user_code: 'W'.repeat(10_000) }],
    ['no address', { verification_uri: undefined }],
    ['an address without TLS', { verification_uri: 'http://issuer.example/activate' }],
    ['an address that runs', { verification_uri: 'javascript:alert(1)' }],
    ['an address of a file', { verification_uri: 'file:///etc/passwd' }],
    ['a lifetime of nothing', { expires_in: 0 }],
    ['no lifetime', { expires_in: undefined }],
    ['a lifetime as text', { expires_in: '900' }],
  ])('before it shows anything where the issuer sends %s', async (_, changes) => {
    const { result, shown, forms } = await play({ ...BEGUN, ...changes }, [TOKENS]);
    expect([result, shown, forms.length]).toEqual([{ ok: false, error: 'invalid_answer' }, '', 1]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['none', {}],
    ['an empty one', { ...TOKENS, access_token: '' }],
    ['one that is no text', { ...TOKENS, access_token: 1 }],
    ['one of a type we cannot send', { ...TOKENS, token_type: 'DPoP' }],
    ['one of no type', { access_token: 'x' }],
    ['one of a type that cannot be read as text', { ...TOKENS, token_type: { toString: 1 } }],
    ['an error that is no code', { error: { toString: 1 } }],
  ])('without a token where the issuer gives %s', async (_, answer) => {
    expect((await play(BEGUN, [answer])).result).toEqual({ ok: false, error: 'invalid_answer' });
  });

  test('shows an address with its control characters encoded', async () => {
    const { shown } = await play({ ...BEGUN, verification_uri: 'https://issuer.example/\u001b[2J' }, [
      TOKENS,
    ]);
    expect(shown).toContain('https://issuer.example/%1B[2J ');
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('tokens that are kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'device-'));
  const file = join(folder, 'own', 'tokens.json');
  const tokens = { access_token: 'one' };
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  test('are for their owner alone, folder and file', async () => {
    await keep(tokens, file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(tokens);
    expect([modeOf(file), modeOf(join(folder, 'own'))]).toEqual(['600', '700']);
  });

  test('are so where an open file stood before, and do not follow a link', async () => {
    const open = join(folder, 'open.json');
    const [link, aim] = [join(folder, 'link.json'), join(folder, 'aim')];
    writeFileSync(open, 'old', { mode: 0o666 });
    writeFileSync(aim, 'untouched');
    symlinkSync(aim, link);
    await keep(tokens, open);
    await keep(tokens, link);
    expect([modeOf(open), modeOf(link), readFileSync(aim, 'utf8')]).toEqual(['600', '600', 'untouched']);
  });

  test('leave nothing behind where they cannot be written', async () => {
    const before = readdirSync(join(folder, 'own'));
    await expect(keep(tokens, join(folder, 'own'))).rejects.toThrow();
    expect(readdirSync(join(folder, 'own'))).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('own.'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
