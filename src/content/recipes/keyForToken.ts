// A client swaps its API key for a short access token (RFC 8693): the key goes to one endpoint only, and every other
// service checks a signature. What comes back allows no more than the key does, and does not outlive it.
// Not an end of the tokens when the key is revoked: those live on until their exp, unless services ask about the key id in
// them. Not a proof of who calls beyond the key: there is no other client authentication here, hence no 401.
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

interface Key {
  id: string;
  customer: string;
  scopes: readonly string[];
  /** Milliseconds since 1970. */
  expiresAt?: number | null;
}

export interface Exchange {
  /** The type that says “an API key of ours”: an address of yours. */
  keyType: string;
  /** By its hash and without a cache; undefined for one that is unknown, revoked or expired. */
  findKey(key: string): Key | undefined | Promise<Key | undefined>;
  /** An access token as RFC 9068 has it: typ, aud, and client_id among its claims. See “Sign and verify an access token”. */
  sign(subject: string, scope: string, keyId: string, lifetimeS: number, audience?: string): Promise<string>;
  lifetimeS: number;
  /** APIs that may be asked for (RFC 8707). Without any, `sign` knows its own, and asking for one is refused. */
  audiences?: readonly string[];
  /** Seconds until this caller may try again, or 0: counted by address, for a wrong key has no customer to count by. */
  waitS?(context: Context): number;
  now?(): number;
}

export function tokenEndpoint(exchange: Exchange): Hono {
  const { keyType, findKey, sign, lifetimeS, audiences = [], waitS = () => 0, now = Date.now } = exchange;
  const app = new Hono();
  app.use('/token', async (context, next) => {
    // Of the answer nothing may be kept on the way (RFC 6749 section 5.1).
    context.header('Cache-Control', 'no-store');
    context.header('Pragma', 'no-cache');
    const wait = waitS(context);
    return wait > 0 ? context.body(null, 429, { 'Retry-After': String(Math.ceil(wait)) }) : next();
  });
  app.post('/token', bodyLimit({ maxSize: 16_384 }), async (context) => {
    const refuse = (error: string): Response => context.json({ error }, 400);
    const type = context.req.header('Content-Type') ?? '';
    if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(type)) return refuse('invalid_request');
    const form = new URLSearchParams(await context.req.text());
    // One without a value counts as left out (RFC 6749 section 3.2).
    const valuesOf = (name: string): string[] => form.getAll(name).filter(Boolean);
    const [grant] = valuesOf('grant_type');
    if (grant !== undefined && grant !== GRANT) return refuse('unsupported_grant_type');
    // An actor that is ignored would be missing from the token; one parameter twice may be read in two ways.
    const hasActor = [...valuesOf('actor_token'), ...valuesOf('actor_token_type')].length > 0;
    const isRepeated = ONCE.some((name) => valuesOf(name).length > 1);
    const [wantedType = ACCESS_TOKEN] = valuesOf('requested_token_type');
    const [givenType] = valuesOf('subject_token_type');
    if (grant === undefined || hasActor || isRepeated) return refuse('invalid_request');
    if (givenType !== keyType || wantedType !== ACCESS_TOKEN) return refuse('invalid_request');
    // A token for two APIs would let one of them call the other.
    const targets = [...new Set([...valuesOf('audience'), ...valuesOf('resource')])];
    const [audience = audiences[0], another] = targets;
    if (another !== undefined || !targets.every((target) => audiences.includes(target)))
      return refuse('invalid_target');

    const key = await findKey(valuesOf('subject_token')[0] ?? '');
    // Whole seconds, rounded down. Written so that a time of NaN leaves none.
    const left = key?.expiresAt == null ? lifetimeS : Math.floor((key.expiresAt - now()) / 1000);
    const expiresIn = Math.min(lifetimeS, left);
    if (!key || !(expiresIn > 0)) return refuse('invalid_request');
    const [asked] = valuesOf('scope');
    // `some` compares whole scopes even where a key holds them as one string by mistake: it throws.
    const scopes = [...new Set(asked?.split(' ') ?? key.scopes)];
    if (scopes.length === 0 || !scopes.every((scope) => key.scopes.some((held) => held === scope)))
      return refuse('invalid_scope');
    const scope = scopes.join(' ');
    return context.json({
      access_token: await sign(key.customer, scope, key.id, expiresIn, audience),
      issued_token_type: ACCESS_TOKEN,
      token_type: 'Bearer',
      expires_in: expiresIn,
      scope,
    });
  });
  return app;
}

/** What is read here and may come once; what nobody reads is ignored (RFC 6749 section 3.2). */
const ONCE = ['grant_type', 'requested_token_type', 'subject_token_type', 'subject_token', 'scope'];
