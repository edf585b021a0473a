// A client swaps its API key for a short access token (RFC 8693): the key goes to one endpoint only, and every other
// service checks a signature. A token outlives its key by its lifetime, unless services ask about the key id in it.
import { Hono } from 'hono';

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

export interface Exchange {
  /** The type that says “an API key of ours”: an address of yours. */
  keyType: string;
  findKey(key: string): { id: string; customer: string; scopes: readonly string[] } | undefined;
  sign(subject: string, scope: string, keyId: string): Promise<string>;
  lifetimeS: number;
}

export function tokenEndpoint({ keyType, findKey, sign, lifetimeS }: Exchange): Hono {
  const app = new Hono();
  app.post('/token', async (context) => {
    // Of the answer nothing may be kept on the way (RFC 6749 section 5.1).
    context.header('Cache-Control', 'no-store');
    const form = new URLSearchParams(await context.req.text());
    const refuse = (error: string): Response => context.json({ error }, 400);
    if (form.get('grant_type') !== GRANT) return refuse('unsupported_grant_type');
    if (form.get('subject_token_type') !== keyType) return refuse('invalid_request');
    const row = findKey(form.get('subject_token') ?? '');
    if (!row) return refuse('invalid_request');
    const wanted = form.get('scope')?.split(' ') ?? row.scopes;
    if (!wanted.every((scope) => row.scopes.includes(scope))) return refuse('invalid_scope');
    const scope = wanted.join(' ');
    return context.json({
      access_token: await sign(row.customer, scope, row.id),
      issued_token_type: ACCESS_TOKEN,
      token_type: 'Bearer',
      expires_in: lifetimeS,
      scope,
    });
  });
  return app;
}
