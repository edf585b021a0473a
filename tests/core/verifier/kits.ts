import { ALGS, type Alg } from '../../../src/core/credentials/index.js';
import { judge, makeKit, type Kit, type KitCase, type KitInput } from '../../../src/core/verifier/index.js';

/** A moment in whole seconds, and the randomness of a counter: two kits made of them say the same. */
export const NOW = Date.UTC(2026, 0, 5, 9);
export const ISSUER = 'https://kit.example';
export const AUDIENCE = 'https://api.example';
export { ALGS };

export function counting(): { bytes: (length: number) => Uint8Array } {
  let next = 0;
  return { bytes: (length) => Uint8Array.from({ length }, () => (next += 7) % 248) };
}

export const inputFor = (alg: Alg, more: Partial<KitInput> = {}): KitInput => ({
  issuer: ISSUER,
  audience: AUDIENCE,
  alg,
  profile: 'at+jwt',
  leewayS: 10,
  goodForS: 86_400,
  ...more,
});

const made = new Map<string, Promise<Kit>>();

/** Kits that are asked for again are not made again: RSA keys take their time. */
export function kitFor(alg: Alg, more: Partial<KitInput> = {}): Promise<Kit> {
  const key = JSON.stringify([alg, more]);
  const kit = made.get(key) ?? freshKit(alg, more);
  made.set(key, kit);
  return kit;
}

export function freshKit(alg: Alg, more: Partial<KitInput> = {}, now = NOW): Promise<Kit> {
  return makeKit(inputFor(alg, more), { clock: { now: () => now }, random: counting() });
}

export function caseOf(kit: Kit, id: string): KitCase {
  const found = kit.cases.find((each) => each.id === id);
  if (!found) throw new Error(`the kit has no case ${id}`);
  return found;
}

/** What a segment says, as JSON. */
export function parsed(token: string, index: 0 | 1): Record<string, unknown> {
  const text = Buffer.from(token.split('.')[index] ?? '', 'base64url').toString();
  return JSON.parse(text) as Record<string, unknown>;
}

/** What a verifier answers to each case. */
export async function answersOf(
  kit: Kit,
  statusOf: (token: string) => Promise<number>,
): Promise<{ id: string; status: number }[]> {
  const answers = [];
  for (const { id, token } of kit.cases) answers.push({ id, status: await statusOf(token) });
  return answers;
}

/** Which cases a verifier gets wrong or leaves unclear: `id: status`. */
export async function failures(kit: Kit, statusOf: (token: string) => Promise<number>): Promise<string[]> {
  const report = judge(kit, await answersOf(kit, statusOf));
  if (!report.judged) return ['no good token is taken'];
  return report.rows
    .filter(({ verdict }) => verdict !== 'right' && verdict !== 'open')
    .map(({ id, status }) => `${id}: ${status}`);
}
