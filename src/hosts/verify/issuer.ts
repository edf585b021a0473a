import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Kit } from '../../core/verifier/index.js';

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
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1).join();
    const body = kit && bodyAt(path, kit, (server.address() as AddressInfo).port);
    asked ||= path === JWKS;
    response
      .writeHead(body ? 200 : 404, {
        'Content-Type': 'application/json',
        'Cache-Control': 'no-store',
        Practice: 'key-or-token',
      })
      .end(JSON.stringify(body ?? { detail: 'The issuer has metadata and /jwks.json.' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    use: (next) => (kit = next),
    get wasAsked() {
      return asked;
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function bodyAt(path: string, { setup, jwks }: Kit, port: number): object | null {
  if (path === JWKS) return jwks;
  const here = `http://127.0.0.1:${port}`;
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
