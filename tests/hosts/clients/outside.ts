import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { serve, type PracticeServer } from '../../../src/hosts/package/node.js';
import type { PracticeSettings } from '../../../src/hosts/package/settings.js';

export const CALLBACK = 'http://localhost:3000/callback';

/**
 * The server on a port of its own, as a client by another author meets it. Its clock stands at the present moment, since
 * such clients read the real one, until a test moves it.
 */
export async function served(settings: PracticeSettings = {}): Promise<PracticeServer> {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
  const server = await serve({ clock: 'manual', now, ...settings });
  onTestFinished(() => server.close());
  return server;
}

/** Id and secret of the confidential demo client. */
export function backend({ clients }: PracticeServer): { id: string; secret: string } {
  const { id, secret } = clients.find((client) => client.secret !== undefined) ?? {};
  if (id === undefined || secret === undefined) throw new Error('there is a confidential demo client');
  return { id, secret };
}

/** As a browser follows an authorization request: the address to which it is sent back. */
export async function follow(address: string | URL): Promise<URL> {
  const away = await fetch(address, { redirect: 'manual' });
  return new URL(away.headers.get('location') ?? '');
}

/** A code_verifier and what is made of it (RFC 7636 section 4.2), for clients that leave that to whoever calls them. */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = 'a-verifier-of-at-least-forty-three-characters';
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export function bearer(token: unknown): { headers: { Authorization: string } } {
  return { headers: { Authorization: `Bearer ${String(token)}` } };
}
