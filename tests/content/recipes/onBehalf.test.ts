import { createLocalJWKSet, decodeJwt, type JSONWebKeySet } from 'jose';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/content/recipes/accessToken.js';
import { behind, OnBehalf, type Target } from '../../../src/content/recipes/onBehalf.js';
import { startApi, type Harness } from '../../core/api/harness.js';
import { signIn } from '../../core/api/oauth.js';

const NOW = Date.UTC(2026, 0, 1);
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const BILLING = { audience: 'https://billing.example' };
const ANA = { token: 'token-of-ana', exp: NOW / 1000 + 600 };

function answer(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const good = { access_token: 'for-billing', issued_token_type: ACCESS_TOKEN, token_type: 'Bearer' };
  return { ...good, expires_in: 300, ...changes };
}

type Turn = Record<string, unknown> | Response | Error;

/** A service whose issuer answers with `turn`; tokens are told apart by the number of the exchange. */
function service(turn: (count: number) => Turn = (count) => answer({ access_token: `t${count}` })): {
  onBehalf: OnBehalf;
  sent: { form: URLSearchParams; init: RequestInit }[];
  pass: (ms: number) => void;
  setBack: (ms: number) => void;
} {
  let now = NOW;
  let backMs = 0;
  const sent: { form: URLSearchParams; init: RequestInit }[] = [];
  const onBehalf = new OnBehalf({
    tokenEndpoint: 'https://issuer.example/token',
    clientId: 'demo:backend',
    clientSecret: 'a b+c',
    now: () => now - backMs,
    ticks: () => now,
    fetch: ((_: string, init: RequestInit) => {
      sent.push({ form: init.body as URLSearchParams, init });
      const what = turn(sent.length);
      if (what instanceof Error) return Promise.reject(what);
      return Promise.resolve(what instanceof Response ? what : Response.json(what));
    }) as typeof fetch,
  });
  return { onBehalf, sent, pass: (ms) => void (now += ms), setBack: (ms) => void (backMs += ms) };
}

describe('an exchange', () => {
  test('sends the person’s token to the issuer alone, and asks for one API and one scope', async () => {
    const { onBehalf, sent } = service();
    expect(await onBehalf.tokenFor(ANA, BILLING, 'orders:read')).toEqual({ ok: true, token: 't1' });
    expect(Object.fromEntries(sent[0]?.form ?? [])).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: 'token-of-ana',
      subject_token_type: ACCESS_TOKEN,
      requested_token_type: ACCESS_TOKEN,
      scope: 'orders:read',
      audience: 'https://billing.example',
    });
    const { headers, redirect, signal } = sent[0]?.init ?? {};
    const [, basic = ''] = new Headers(headers).get('Authorization')?.split(' ') ?? [];
    expect(Buffer.from(basic, 'base64').toString()).toBe('demo%3Abackend:a%20b%2Bc');
    expect([redirect, signal]).toEqual(['error', expect.any(AbortSignal)]);
  });

  test('may name the API by its address', async () => {
    const { onBehalf, sent } = service();
    await onBehalf.tokenFor(ANA, { resource: 'https://billing.example/v1' }, 'orders:read');
    expect(sent[0]?.form.get('resource')).toBe('https://billing.example/v1');
    expect(sent[0]?.form.has('audience')).toBe(false);
  });

  test('is made once for ten calls at a time, and again for none until the token ends', async () => {
    const { onBehalf, sent, pass } = service();
    const all = await Promise.all(Array.from({ length: 10 }, () => onBehalf.tokenFor(ANA, BILLING, 'a b')));
    expect(new Set(all.map((each) => each.ok && each.token))).toEqual(new Set(['t1']));
    pass(289_999);
    expect(await onBehalf.tokenFor(ANA, BILLING, 'b a')).toMatchObject({ token: 't1' });
    pass(1);
    expect(await onBehalf.tokenFor(ANA, BILLING, 'a b')).toMatchObject({ token: 't2' });
    expect(sent).toHaveLength(2);
  });

  test('is not shared between persons, APIs or scopes, however they are written', async () => {
    const { onBehalf, sent } = service();
    const calls: [string, Target, string][] = [
      ['u', { audience: 'a' }, 's'],
      ['u2', { audience: 'a' }, 's'],
      ['u', { audience: 'b' }, 's'],
      ['u', { resource: 'a' }, 's'],
      ['u', { audience: 'a' }, 's t'],
      ['u', { audience: 'a","s' }, 's'],
      ['u","a', { audience: 'a' }, 's'],
      ['U', { audience: 'a' }, 's'],
    ];
    const got = await Promise.all(
      calls.map(([token, target, scope]) => onBehalf.tokenFor({ ...ANA, token }, target, scope)),
    );
    expect(new Set(got.map((each) => each.ok && each.token)).size).toBe(calls.length);
    expect(sent).toHaveLength(calls.length);
  });

  test('gives nothing that outlives the person’s token', async () => {
    const { onBehalf, sent, pass } = service(() => answer({ expires_in: 86_400 }));
    await onBehalf.tokenFor(ANA, BILLING, 's');
    pass(589_999);
    await onBehalf.tokenFor(ANA, BILLING, 's');
    expect(sent).toHaveLength(1);
    pass(1);
    await onBehalf.tokenFor(ANA, BILLING, 's');
    expect(sent).toHaveLength(2);
    pass(10_000);
    expect(await onBehalf.tokenFor(ANA, BILLING, 's')).toEqual({ ok: false, error: 'expired' });
    expect(sent).toHaveLength(2);
  });

  test('gives no token past its end where the clock is set back', async () => {
    const { onBehalf, sent, pass, setBack } = service();
    await onBehalf.tokenFor(ANA, BILLING, 's');
    setBack(3_600_000);
    pass(290_000);
    expect(await onBehalf.tokenFor(ANA, BILLING, 's')).toMatchObject({ token: 't2' });
    expect(sent).toHaveLength(2);
  });

  test.each([undefined, null, '300', 0, -1, NaN])(
    'is kept for nobody with expires_in of %s',
    async (expires_in) => {
      const { onBehalf, sent } = service(() => answer({ expires_in }));
      for (let call = 0; call < 2; call += 1)
        expect((await onBehalf.tokenFor(ANA, BILLING, 's')).ok).toBe(true);
      expect(sent).toHaveLength(2);
    },
  );

  test.each([NOW / 1000, NOW / 1000 - 1, NaN, undefined as unknown as number])(
    'is not even tried for a token that ends at %s',
    async (exp) => {
      const { onBehalf, sent } = service();
      expect(await onBehalf.tokenFor({ ...ANA, exp }, BILLING, 's')).toEqual({ ok: false, error: 'expired' });
      expect(sent).toEqual([]);
    },
  );

  test.each(['', ' '])(
    'is not tried without a scope (%j): that would be all of the person’s',
    async (scope) => {
      const { onBehalf, sent } = service();
      expect(await onBehalf.tokenFor(ANA, BILLING, scope)).toEqual({ ok: false, error: 'invalid_scope' });
      expect(sent).toEqual([]);
    },
  );

  test.each<[string, Turn, string]>([
    ['refuses', Response.json({ error: 'invalid_target' }, { status: 400 }), 'invalid_target'],
    [
      'refuses with a token in its words',
      Response.json({ error: 'no token-of-ana' }, { status: 400 }),
      'unreachable',
    ],
    ['refuses the client', Response.json({ error: 'invalid_client' }, { status: 401 }), 'invalid_client'],
    ['is down', new Error('token-of-ana'), 'unreachable'],
    ['is busy', new Response('busy', { status: 503 }), 'unreachable'],
    ['answers with a page', new Response('<h1>'), 'unreachable'],
    ['answers with nothing', Response.json(null), 'invalid_answer'],
    ['gives no token', answer({ access_token: undefined }), 'invalid_answer'],
    [
      'gives a refresh token',
      answer({ issued_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' }),
      'invalid_answer',
    ],
    ['says not what it gives', answer({ issued_token_type: undefined }), 'invalid_answer'],
    ['gives one that is none for Bearer', answer({ token_type: 'N_A' }), 'invalid_answer'],
    ['gives more than was asked for', answer({ scope: 's admin:all' }), 'wider_scope'],
    ['gives a scope that is no text', answer({ scope: { toString: 1 } }), 'wider_scope'],
    ['gives a type that is no text', answer({ token_type: { toString: 1 } }), 'invalid_answer'],
    [
      'refuses with an error that is no text',
      Response.json({ error: { toString: 1 } }, { status: 400 }),
      'unreachable',
    ],
    ['gives something else', answer({ scope: 'admin:all' }), 'wider_scope'],
  ])('hands out nothing, keeps nothing and quotes nothing where the issuer %s', async (_, turn, error) => {
    const { onBehalf, sent } = service((count) =>
      count > 1 ? answer() : turn instanceof Response ? turn.clone() : turn,
    );
    expect(await onBehalf.tokenFor(ANA, BILLING, 's')).toEqual({ ok: false, error });
    expect((await onBehalf.tokenFor(ANA, BILLING, 's')).ok).toBe(true);
    expect(sent).toHaveLength(2);
  });

  test('may give less than was asked for', async () => {
    const { onBehalf } = service(() => answer({ scope: 's' }));
    expect((await onBehalf.tokenFor(ANA, BILLING, 's t')).ok).toBe(true);
  });

  test('keeps at most ten thousand tokens, and forgets what has ended', async () => {
    const { onBehalf, pass } = service();
    const ask = (count: number): Promise<unknown> =>
      onBehalf.tokenFor({ ...ANA, token: `u${count}`, exp: Infinity }, BILLING, 's');
    for (let count = 0; count < 10_010; count += 1) void ask(count);
    await ask(0);
    expect(onBehalf.size).toBe(10_000);
    pass(300_000);
    await ask(-1);
    expect(onBehalf.size).toBe(1);
  });

  test('is not made over http', () => {
    const tokenEndpoint = 'http://issuer.example/token';
    expect(() => new OnBehalf({ tokenEndpoint, clientId: 'a', clientSecret: 'b' })).toThrow('https');
  });
});

describe('against the mock API', () => {
  async function hop(): Promise<{
    harness: Harness;
    onBehalf: OnBehalf;
    person: { token: string; exp: number };
  }> {
    const harness = await startApi();
    const { access } = await signIn(harness);
    const onBehalf = new OnBehalf({
      tokenEndpoint: `${harness.api.config.issuer}/oauth/token`,
      clientId: 'demo-backend',
      clientSecret: 'demo-backend-secret',
      now: () => harness.clock.now(),
      fetch: ((address: string, init: RequestInit) =>
        harness.api.fetch(new Request(address, init))) as typeof fetch,
    });
    return { harness, onBehalf, person: { token: access, exp: Number(decodeJwt(access).exp) } };
  }

  test('the token is for the next API alone, allows less, and names person and service', async () => {
    const { harness, onBehalf, person } = await hop();
    const got = await onBehalf.tokenFor(person, BILLING, 'orders:read');
    if (!got.ok) throw new Error(got.error);
    const set = (await (await harness.call('GET /.well-known/jwks.json')).json()) as JSONWebKeySet;
    const { issuer } = harness.api.config;
    const claims = await verify(
      got.token,
      createLocalJWKSet(set),
      issuer,
      BILLING.audience,
      harness.clock.now(),
    );
    expect(claims).toMatchObject({ scope: 'orders:read', act: { sub: 'demo-backend' } });
    expect(claims.exp).toBeLessThanOrEqual(person.exp);
    const { sub } = decodeJwt(person.token);
    expect(behind(claims, BILLING.audience, ['demo-backend'])).toEqual({
      ok: true,
      person: sub,
      actor: 'demo-backend',
    });
    expect(behind(claims, issuer, ['demo-backend'])).toEqual({ ok: false, code: 'aud' });
    expect(behind(claims, BILLING.audience, ['another'])).toEqual({ ok: false, code: 'act' });
    expect(behind(decodeJwt(person.token), BILLING.audience, ['demo-backend'])).toEqual({
      ok: false,
      code: 'aud',
    });
  });

  test.each<[string, Target, string, string]>([
    ['an API that it does not serve', { audience: 'https://evil.example' }, 'orders:read', 'invalid_target'],
    ['more than the person may', BILLING, 'admin:all', 'invalid_scope'],
  ])('nothing comes back for %s', async (_, target, scope, error) => {
    const { onBehalf, person } = await hop();
    expect(await onBehalf.tokenFor(person, target, scope)).toEqual({ ok: false, error });
  });
});

describe('at the API that is called', () => {
  const ME = 'https://billing.example';
  const GOOD = { iss: 'i', sub: 'user-ana', aud: ME, act: { sub: 'orders-service' } };
  const ask = (changes: object): ReturnType<typeof behind> =>
    behind({ ...GOOD, ...changes }, ME, ['orders-service']);

  test.each<[string, object, string | null]>([
    ['a service that is known', {}, 'orders-service'],
    ['a service of the same issuer, by name', { act: { sub: 'orders-service', iss: 'i' } }, 'orders-service'],
    ['one of several audiences', { aud: ['https://x.example', ME] }, 'orders-service'],
    ['the person without a service', { act: undefined }, null],
    [
      'a service, whoever was before it',
      { act: { sub: 'orders-service', act: { sub: 'evil' } } },
      'orders-service',
    ],
  ])('rights are the person’s, through %s', (_, changes, actor) => {
    expect(ask(changes)).toEqual({ ok: true, person: 'user-ana', actor });
  });

  test.each<[string, object]>([
    ['unknown', { act: { sub: 'evil' } }],
    ['known only as one before', { act: { sub: 'evil', act: { sub: 'orders-service' } } }],
    ['known, at another issuer', { act: { sub: 'orders-service', iss: 'other' } }],
    ['known, at no issuer', { act: { sub: 'orders-service', iss: null } }],
    ['null', { act: null }],
    ['a text', { act: 'orders-service' }],
    ['a list', { act: [{ sub: 'orders-service' }] }],
    ['without a name', { act: {} }],
    ['named by a list', { act: { sub: ['orders-service'] } }],
  ])('an actor that is %s is refused', (_, changes) => {
    expect(ask(changes)).toEqual({ ok: false, code: 'act' });
  });

  test.each<[string, object]>([
    ['another', { aud: 'https://orders.example' }],
    ['longer', { aud: `${ME}/` }],
    ['none', { aud: undefined }],
    ['an empty list', { aud: [] }],
    ['a list in a list', { aud: [[ME]] }],
    ['an object', { aud: { [ME]: true } }],
  ])('a token for %s is refused, whoever acts', (_, changes) => {
    expect(ask(changes)).toEqual({ ok: false, code: 'aud' });
  });

  test.each([undefined, '', null, 1])('an actor without a person (%s) has no rights', (sub) => {
    expect(ask({ sub })).toEqual({ ok: false, code: 'sub' });
  });
});
