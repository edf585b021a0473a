import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, importJWK, jwtVerify, type JWTVerifyOptions } from 'jose';
import { createApi } from '../../../src/core/api/index.js';
import type { Kit } from '../../../src/core/verifier/index.js';
import { nodeMiddleware } from '../../../src/hosts/node.js';

export interface Served {
  url: string;
  close: () => void;
}

async function listen(listener: RequestListener): Promise<Served> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1/me`, close: () => void server.close() };
}

/** What stands in front of an API and lets nobody through. */
export const gateway = (): Promise<Served> => listen((_, response) => void response.writeHead(403).end());

/** A small API on jose: strict as this kit asks, or with a key and nothing else. */
export function joseServer(kit: Kit, use: 'strict' | 'key alone'): Promise<Served> {
  const { issuer, audience, alg, leewayS } = kit.setup;
  const keys = createLocalJWKSet(kit.jwks);
  const strict: JWTVerifyOptions = {
    algorithms: [alg],
    typ: 'at+jwt',
    issuer,
    audience,
    clockTolerance: leewayS,
    requiredClaims: ['exp'],
  };
  return listen((request, response) => {
    const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const isForm = use === 'key alone' || /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
    (isForm ? jwtVerify(token, keys, use === 'strict' ? strict : {}) : Promise.reject(new Error('form')))
      .then(() => response.writeHead(204).end())
      .catch(() => response.writeHead(401).end());
  });
}

/** The mock API on a port, with the key of the kit in place of its own. */
export async function mockApi(kit: Kit): Promise<Served> {
  const { issuer, audience, alg, leewayS } = kit.setup;
  const deps = {
    clock: { now: Date.now },
    random: { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) },
    config: { issuer, audience, alg, leewayS, limit: { requests: 10_000, windowS: 60 } },
  };
  const { state } = await createApi(deps);
  const [own] = [...state.signingKeys.values()];
  const [jwk] = kit.jwks.keys;
  if (!own || !jwk) throw new Error('a kit of a key pair is needed');
  state.signingKeys.clear();
  const verifyWith = (await importJWK(jwk, alg)) as CryptoKey;
  state.signingKeys.set(jwk.kid, { ...own, kid: jwk.kid, verifyWith });
  const api = await createApi({ ...deps, state });
  const middleware = nodeMiddleware({ serves: () => true, fetch: (request) => api.fetch(request) });
  return listen((request, response) => middleware(request, response, () => response.writeHead(500).end()));
}
