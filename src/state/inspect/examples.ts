import type { ExampleId } from '../../content/inspector/names.js';
import { mintApiKey, mintOpaque } from '../../core/credentials/index.js';
import { forge, makeForgeKey } from '../../core/inspector/index.js';
import type { Clock, Random } from '../../core/shared/index.js';
import type { Fields } from './inspecting.svelte.js';

interface Deps {
  clock: Clock;
  random: Random;
}

export interface Example {
  text: string;
  fields?: Partial<Fields>;
}

/** Makes one: nobody’s credential, and another one each time. */
export type ExampleMaker = (deps: Deps) => Promise<Example>;

const ISSUER = 'https://login.example';
const API = 'https://api.example';
const HOUR_S = 3600;

interface Signed {
  token: string;
  verifyWith: string;
}

async function signed(alg: string, header: object, claims: object, key?: string): Promise<Signed> {
  const made = await forge({
    header: JSON.stringify({ alg, ...header }),
    claims: JSON.stringify(claims),
    key: key ?? (await makeForgeKey(alg)) ?? '',
  });
  if (!made.ok) throw new Error(made.code);
  return made.value;
}

const seconds = ({ clock }: Deps): number => Math.floor(clock.now() / 1000);

async function curl(deps: Deps): Promise<Example> {
  const now = seconds(deps);
  const { token, verifyWith } = await signed(
    'ES256',
    { typ: 'JWT', kid: '2026-11' },
    {
      iss: ISSUER,
      aud: [API, '*'],
      sub: 'ada',
      scope: 'admin orders:read',
      iat: now - 10 * HOUR_S,
      exp: now + 14 * HOUR_S,
    },
  );
  const keys = JSON.stringify({
    keys: [{ ...(JSON.parse(verifyWith) as object), kid: '2026-11', alg: 'ES256', use: 'sig' }],
  });
  const text = `curl -s ${API}/v1/orders \\\n  -H 'Authorization: Bearer ${token}' \\\n  -H 'X-API-Key: ${mintApiKey(deps.random)}'`;
  return { text, fields: { keys, issuer: ISSUER, audience: API } };
}

async function answer(deps: Deps): Promise<Example> {
  const now = seconds(deps);
  const { token } = await signed(
    'ES256',
    { typ: 'at+jwt', kid: '2026-11' },
    {
      iss: ISSUER,
      aud: API,
      sub: 'user-17',
      client_id: 'shop',
      scope: 'orders:read',
      jti: mintOpaque('', deps.random),
      iat: now,
      exp: now + 600,
    },
  );
  const body = {
    access_token: token,
    token_type: 'Bearer',
    expires_in: 600,
    refresh_token: mintOpaque('kot_refresh_', deps.random),
    scope: 'orders:read',
  };
  return { text: JSON.stringify(body, null, 2) };
}

async function idToken(deps: Deps): Promise<Example> {
  const now = seconds(deps);
  const { token, verifyWith } = await signed(
    'HS256',
    { typ: 'JWT' },
    {
      iss: ISSUER,
      aud: 'shop',
      sub: 'user-17',
      nonce: mintOpaque('', deps.random),
      name: 'Zoë Müller',
      email: 'zoe@example.com',
      iat: now - 2 * HOUR_S,
      exp: now - HOUR_S,
    },
    'secret',
  );
  return { text: `Set-Cookie: session=${token}; Path=/; Secure; HttpOnly`, fields: { keys: verifyWith } };
}

async function unsigned(deps: Deps): Promise<Example> {
  const { token } = await signed(
    'none',
    { typ: 'JWT' },
    { iss: ISSUER, sub: 'admin', role: 'admin', iat: seconds(deps) },
  );
  return { text: `${API}/report?access_token=${token}` };
}

async function privateKey(): Promise<Example> {
  const how = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey: key } = await crypto.subtle.generateKey(how, true, ['sign', 'verify']);
  const bytes = new Uint8Array(await crypto.subtle.exportKey('pkcs8', key));
  const base64 = btoa(String.fromCharCode(...bytes)).replace(/.{64}/g, '$&\n');
  return { text: `-----BEGIN PRIVATE KEY-----\n${base64.trimEnd()}\n-----END PRIVATE KEY-----` };
}

export const examples: Readonly<Record<ExampleId, ExampleMaker>> = {
  curl,
  answer,
  'id-token': idToken,
  unsigned,
  'private-key': privateKey,
};
