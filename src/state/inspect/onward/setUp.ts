import { isProof, type Found } from '../../../core/inspector/index.js';
import type { Settings } from '../../../core/simulation/index.js';
import { formatRoute } from '../../shell/route.js';
import { lifetimeOf } from './leaked.js';

const SIGNED: readonly Found['kind'][] = ['jwt', 'sd-jwt'];
/** What the Lab can be set to. */
const MOST_TTL_S = 30 * 86_400;
const MOST_LEEWAY_S = 3600;

/** How the Lab is set up for one like it: its algorithm, its lifetime, the leeway. Null for what is no signed token. */
export function labSettings(
  found: Found,
  leewayS = 0,
): Partial<Pick<Settings, 'alg' | 'accessTtlS' | 'leewayS'>> | null {
  if (!SIGNED.includes(found.kind) || isProof(found)) return null;
  const alg = familyOf(found);
  const seconds = lifetimeOf(found);
  return {
    ...(alg !== null && alg !== 'Ed25519' && { alg }),
    ...(seconds !== null && { accessTtlS: Math.min(seconds, MOST_TTL_S) }),
    ...(leewayS > 0 && { leewayS: Math.min(leewayS, MOST_LEEWAY_S) }),
  };
}

/**
 * The address of the kit that tests a verifier of such tokens: issuer, audience, algorithm, profile and leeway. What is
 * expected goes before what the token says. Null for what is no signed token.
 */
export function verifierAddress(
  found: Found,
  expect: { issuer?: string; audience?: string; leewayS?: number } = {},
): string | null {
  if (!SIGNED.includes(found.kind) || isProof(found)) return null;
  const { iss, aud } = found.claims ?? {};
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const type = String(found.header?.['typ'] ?? '').toLowerCase();
  return formatRoute(['verifier'], {
    iss: name(expect.issuer) || name(iss),
    aud: name(expect.audience) || (audiences.map(name).find((one) => one !== '') ?? ''),
    alg: familyOf(found) ?? '',
    profile: /^(?:application\/)?at\+jwt$/.test(type) ? 'at+jwt' : 'jwt',
    leeway: expect.leewayS ? String(expect.leewayS) : '',
  });
}

/** A name that may stand in an address: of the usual length, with nothing in it that is a credential or a user. */
function name(value: unknown): string {
  const isName = typeof value === 'string' && /^[\w:/.-]{1,200}$/.test(value) && !/eyJ|[\w-]{40}/.test(value);
  return isName ? value : '';
}

/** Its algorithm, or the one of 256 bits of the same family. */
function familyOf({ header }: Found): 'HS256' | 'RS256' | 'PS256' | 'ES256' | 'Ed25519' | null {
  const alg = String(header?.['alg'] ?? '');
  if (alg === 'Ed25519' || alg === 'EdDSA') return 'Ed25519';
  const [family] = /^(?:HS|RS|PS|ES)(?=(?:256|384|512)$)/.exec(alg) ?? [];
  return family === undefined ? null : (`${family}256` as 'HS256');
}
