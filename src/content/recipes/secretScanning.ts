// Answers a report of a secret-scanning service: it signs what it sends, with an elliptic-curve key that it publishes by
// id. The signature is checked over the bytes as they came, before anything is read. Then what was found is revoked, and
// its owner told; an exposed key gets no overlap.
import { Hono } from 'hono';
import { createPublicKey, verify } from 'node:crypto';

export interface Found {
  token: string;
  type: string;
  url: string;
  source: string;
}

export interface Scanner {
  /** PEM by id, from the service's address for its keys; fetched anew when an id is unknown, and not too often. */
  publicKey(id: string): Promise<string | undefined>;
  /** Revokes the key if it is one; false where it is none of ours. */
  revoke(key: string): Promise<boolean>;
  tellOwner(found: Found): Promise<void>;
}

export function reports({ publicKey, revoke, tellOwner }: Scanner): Hono {
  const app = new Hono();
  app.post('/secret-scanning', async (context) => {
    const body = Buffer.from(await context.req.arrayBuffer());
    const pem = await publicKey(context.req.header('Github-Public-Key-Identifier') ?? '');
    const signature = context.req.header('Github-Public-Key-Signature') ?? '';
    if (pem === undefined || !isSigned(body, signature, pem)) return context.text('bad signature', 401);
    for (const found of JSON.parse(body.toString('utf8')) as Found[]) {
      if (await revoke(found.token)) await tellOwner(found);
    }
    // Nothing of what was found goes back: the answer is logged somewhere, too.
    return context.body(null, 204);
  });
  return app;
}

function isSigned(body: Buffer, signature: string, pem: string): boolean {
  return verify('sha256', body, createPublicKey(pem), Buffer.from(signature, 'base64'));
}
