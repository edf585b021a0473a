import { createServer, type Server } from 'node:http';
import type { Kit } from '../../core/verifier/index.js';
import { closeAll, listenLocally } from '../listenLocally.js';

export interface KitIssuer {
  port: number;
  /** Says which kit’s keys it has from now on. */
  use(kit: Kit): void;
  /** Whether anybody has asked for its keys. */
  readonly wasAsked: boolean;
  close(): Promise<void>;
}

const METADATA = ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'];
const JWKS = '/jwks.json';

/** The issuer of a kit, as far as an API looks: metadata and the key set, on this machine alone. */
export async function serveIssuer(port: number): Promise<KitIssuer> {
  let kit: Kit | null = null;
  let asked = false;
  let listening = port;
  const make = (): Server =>
    createServer((request, response) => {
      const path = (request.url ?? '').split('?', 1).join();
      const body = kit && bodyAt(path, kit, listening);
      asked ||= path === JWKS;
      response
        .writeHead(body ? 200 : 404, {
          'Content-Type': 'application/json',
          'Cache-Control': 'no-store',
          Practice: 'key-or-token',
        })
        .end(JSON.stringify(body ?? { detail: 'The issuer has metadata and /jwks.json.' }));
    });
  const local = await listenLocally(make, port);
  listening = local.port;
  return {
    port: listening,
    use: (next) => (kit = next),
    get wasAsked() {
      return asked;
    },
    close: () => closeAll(local.servers),
  };
}

function bodyAt(path: string, { setup, jwks }: Kit, port: number): object | null {
  if (path === JWKS) return jwks;
  const here = `http://localhost:${port}`;
  // For an issuer with a path, the name comes before it or after it.
  if (!METADATA.some((name) => path.startsWith(name) || path.endsWith(name))) return null;
  return {
    issuer: setup.issuer,
    jwks_uri: here + JWKS,
    authorization_endpoint: `${here}/authorize`,
    token_endpoint: `${here}/token`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [setup.alg],
  };
}
