import {
  ALGS,
  generateSigningKey,
  hashSecret,
  mintApiKey,
  sameHash,
  signAccessToken,
  verifyAccessToken,
  type Alg,
} from '../../core/credentials/index.js';
import type { Clock, Random } from '../../core/shared/index.js';

/** What one check costs here: microseconds a call, or null where this browser lacks the algorithm. */
export interface CallCost {
  what: 'lookup' | Alg;
  us: number | null;
}

export const CHECKS: readonly CallCost['what'][] = ['lookup', ...ALGS];

/** A batch shorter than this is lost in the clock's grain. */
const BATCH_MS = 15;
const BATCHES = 5;
const ISSUER = 'https://issuer.example';

/** Measures each way to check a credential with the code that the Lab runs, one after the other. */
export async function* measureCallCosts(
  stopwatch: Clock,
  random: Random,
  wall: Clock,
): AsyncGenerator<CallCost, void, void> {
  for (const what of CHECKS) {
    const check = what === 'lookup' ? await lookup(random) : await verification(what, wall);
    yield { what, us: check && (await median(check, stopwatch)) };
  }
}

/** Hash the key, find its row in memory, compare: no network, as a cached table has it. */
async function lookup(random: Random): Promise<() => Promise<void>> {
  const key = mintApiKey(random);
  const hash = await hashSecret(key);
  const rows = new Map([[hash, { hash }]]);
  return async () => {
    const presented = await hashSecret(key);
    const found = rows.get(presented);
    if (!found || !sameHash(found.hash, presented)) throw new Error('the key is there');
  };
}

async function verification(alg: Alg, wall: Clock): Promise<(() => Promise<void>) | null> {
  const made = await generateSigningKey(alg, 'sig-1');
  if (!made.ok) return null;
  const iat = Math.floor(wall.now() / 1000);
  const claims = {
    iss: ISSUER,
    sub: 'user-ana',
    aud: ISSUER,
    iat,
    exp: iat + 900,
    jti: 'jti-1',
    client_id: 'demo-app',
    scope: 'orders:read',
  };
  const token = await signAccessToken(claims, made.value);
  const rules = { issuer: ISSUER, audience: ISSUER, algs: [alg], keyFor: () => made.value, leewayS: 0 };
  return async () => {
    const verified = await verifyAccessToken(token, rules, wall.now());
    if (!verified.ok) throw new Error(verified.code);
  };
}

/** The middle of some batches, each long enough for the clock; the first calls only warm up. */
async function median(check: () => Promise<void>, stopwatch: Clock): Promise<number> {
  let calls = 4;
  while ((await timed(check, calls, stopwatch)) < BATCH_MS) calls *= 2;
  const batches: number[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1)
    batches.push((await timed(check, calls, stopwatch)) / calls);
  return 1000 * (batches.sort((a, b) => a - b)[Math.floor(BATCHES / 2)] ?? NaN);
}

async function timed(check: () => Promise<void>, calls: number, stopwatch: Clock): Promise<number> {
  const started = stopwatch.now();
  for (let call = 0; call < calls; call += 1) await check();
  return stopwatch.now() - started;
}
