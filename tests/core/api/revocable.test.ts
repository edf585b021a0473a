import { expect, test } from 'vitest';
import type { ApiConfig } from '../../../src/core/api/index.js';
import { countOf } from '../../counts.js';
import { ADMIN, bearer, seededRandom, START, startApi, type Harness } from './harness.js';
import { revoke, signIn } from './oauth.js';

/** Whatever a verifier lets in can be revoked, and stays revoked (RFC 7009 section 2.1). */

const TTL_S = 300;
const DRAWN = countOf('drawn revocations', 2000, 200);

const drawing = (seed: number) => {
  const random = seededRandom(seed);
  const below = (most: number): number => Math.floor(((random.bytes(1)[0] ?? 0) / 256) * most);
  return { below, of: <T>(...list: [T, ...T[]]): T => list[below(list.length)] ?? list[0] };
};

const WAYS = {
  'by its client': async (harness: Harness, token: string) => {
    expect((await revoke(harness, token)).status).toBe(200);
  },
  'sent without TLS': async (harness: Harness, token: string) => {
    const sent = await harness.call('GET http://api.example/v1/orders', { headers: bearer(token) });
    expect(sent.status).toBe(403);
  },
};

/** What may happen before: it changes what the issuer finds good, and a verifier's copy does not know yet. */
const BEFORE = {
  nothing: () => Promise.resolve(),
  'the signing key is removed': ({ call }: Harness) =>
    call('DELETE /v1/signing-keys/sig-1', { headers: ADMIN }),
  'the next key is published': ({ call }: Harness) => call('POST /v1/signing-keys', { headers: ADMIN }),
};

test(`what a verifier lets in is refused once it is revoked, in ${DRAWN} cases`, async () => {
  const seen = { late: 0, removed: 0, raised: 0 };
  for (let seed = 1; seed <= DRAWN; seed += 1) {
    const draw = drawing(seed);
    const config: Partial<ApiConfig> = {
      accessTtlS: TTL_S,
      leewayS: draw.of(0, 60, 300),
      clockSkewS: draw.of(0, -120, 60),
      jwksCacheS: draw.of(0, 600),
      limit: { requests: 1000, windowS: 60 },
      ...draw.of<Partial<ApiConfig>>({ denylist: true }, { statusList: true, statusListTtlS: 1 }),
    };
    const harness = await startApi({ config, seed });
    const { access } = await signIn(harness);
    const call = async (): Promise<number> =>
      (await harness.call('GET /v1/orders', { headers: bearer(access) })).status;
    await call();
    const before = draw.of('nothing', 'the signing key is removed', 'the next key is published');
    await BEFORE[before](harness);
    harness.clock.passSeconds(draw.of(1, TTL_S - 1, TTL_S + 1, TTL_S + 59, TTL_S + 119, TTL_S + 299));
    if ((await call()) !== 200) continue;

    const way = draw.of('by its client', 'sent without TLS');
    const about = { seed, before, way, config };
    await WAYS[way](harness, access);
    harness.clock.passSeconds(1);
    expect({ ...about, status: await call() }).toEqual({ ...about, status: 401 });
    if (harness.clock.at > START + TTL_S * 1000) seen.late += 1;
    if (before === 'the signing key is removed') seen.removed += 1;

    // The verifier becomes more tolerant, and the list is swept whenever somebody else is signed out.
    harness.api.configure({ leewayS: 600, clockSkewS: draw.of(0, -300) });
    for (const seconds of [1, TTL_S, 300]) {
      harness.clock.passSeconds(seconds);
      await revoke(harness, (await signIn(harness)).access);
      expect({ ...about, later: seconds, status: await call() }).toMatchObject({ status: 401 });
    }
    seen.raised += 1;
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
});

test('a token of an algorithm that is out of use is revoked all the same', async () => {
  const harness = await startApi({ config: { denylist: true } });
  const { access } = await signIn(harness);
  harness.api.configure({ alg: 'HS256' });
  await revoke(harness, access);
  harness.api.configure({ alg: 'ES256' });
  expect((await harness.call('GET /v1/orders', { headers: bearer(access) })).status).toBe(401);
  expect(harness.lastTrace().steps.at(-1)).toMatchObject({ code: 'token_revoked' });
});

test('the issuer itself finds good only what is good by its own clock and keys', async () => {
  const harness = await startApi({ config: { leewayS: 300, introspection: true } });
  const { access } = await signIn(harness);
  harness.clock.passSeconds(900);
  expect((await harness.call('GET /v1/orders', { headers: bearer(access) })).status).toBe(401);
});
