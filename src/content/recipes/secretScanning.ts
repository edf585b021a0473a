// Answers a report of a secret-scanning service, here GitHub's: it signs the bytes that it sends, with an elliptic-curve
// key that it publishes by id. Everything that was found is revoked before anybody is told: one owner who cannot be
// reached, or one key that cannot be revoked, leaves no other alive. It is not a queue: what failed goes to `failed`, and
// you try again, for the service does not say that it does. It proves who reports, not that the report is new: a copy of
// one revokes what is revoked.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createPublicKey, verify } from 'node:crypto';

export interface Found {
  token: string;
  type: string;
  /** Where it was found; may be empty. */
  url: string;
  source: string;
}

export interface Scanner {
  /** PEM by id, from the service's address for its keys; fetched anew when an id is unknown, and not too often. */
  publicKey(id: string): Promise<string | undefined>;
  /** True when the key is one of ours and now revoked, also where it was before; false where it is none of ours. */
  revoke(key: string): Promise<boolean>;
  /** Once for each key, with every address it was found at. */
  tellOwner(found: Found, urls: readonly string[]): Promise<void>;
  /** For the log and the next try. */
  failed?(step: 'revoke' | 'tell', found: Found, reason: unknown): void;
}

const MOST_BYTES = 5_000_000;
const CALL_MS = 10_000;
const KEY_ID = /^[\w-]{0,128}$/;
const BASE64 = /^[A-Za-z0-9+/]{1,300}={0,2}$/;
// A 401 has to carry a challenge (RFC 9110 section 15.5.2). No scheme is registered for this, so it names the header.
const CHALLENGE = { 'WWW-Authenticate': 'Github-Public-Key-Signature realm="secret-scanning"' };

export function reports({ publicKey, revoke, tellOwner, failed }: Scanner): Hono {
  const app = new Hono();
  app.post('/secret-scanning', bodyLimit({ maxSize: MOST_BYTES }), async (context) => {
    const body = Buffer.from(await context.req.arrayBuffer());
    const id = context.req.header('Github-Public-Key-Identifier') ?? '';
    const signature = context.req.header('Github-Public-Key-Signature') ?? '';
    if (!KEY_ID.test(id) || !BASE64.test(signature)) return context.text('bad signature', 401, CHALLENGE);
    const [pem] = await settle([id], publicKey);
    if (pem?.status !== 'fulfilled') return context.text('try again', 503);
    if (!isSigned(body, signature, pem.value)) return context.text('bad signature', 401, CHALLENGE);
    const found = findingsIn(body);
    if (!found) return context.text('not a list of findings', 400);

    const revoked = await settle(found, ([first]) => revoke(first.token));
    const ours = found.filter((_, at) => revoked[at]?.status === 'fulfilled' && revoked[at].value);
    const told = await settle(ours, (all) =>
      tellOwner(
        all[0],
        all.map(({ url }) => url),
      ),
    );
    report('revoke', found, revoked);
    report('tell', ours, told);
    // A key that may be alive is no success. Nothing of what was found goes back: answers are logged, too.
    if (revoked.some(({ status }) => status === 'rejected')) return context.text('not all revoked', 503);
    return context.body(null, 204);
  });
  return app;

  function report(
    step: 'revoke' | 'tell',
    found: readonly Same[],
    results: PromiseSettledResult<unknown>[],
  ): void {
    results.forEach((result, at) => {
      const [first] = found[at] ?? [];
      if (first && result.status === 'rejected') failed?.(step, first, result.reason);
    });
  }
}

/** One key, at every place where it was found. */
type Same = [Found, ...Found[]];

/** What names a token, key by key; undefined where it is no list. */
function findingsIn(body: Buffer): Same[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  const byToken = new Map<string, Same>();
  for (const entry of list as (Partial<Record<keyof Found, unknown>> | null)[]) {
    const token = textOf(entry?.token);
    if (token === '') continue;
    const one = { token, type: textOf(entry?.type), url: textOf(entry?.url), source: textOf(entry?.source) };
    const same = byToken.get(token);
    if (same) same.push(one);
    else byToken.set(token, [one]);
  }
  return [...byToken.values()];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** ECDSA over P-256 with SHA-256 and nothing else, whatever key was found; what cannot be read is not signed. */
function isSigned(body: Buffer, signature: string, pem: string | undefined): boolean {
  try {
    const key = createPublicKey(pem ?? '');
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
    return verify('sha256', body, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** All at once, each with its time: one that fails or hangs stops no other. */
function settle<In, Out>(
  items: readonly In[],
  call: (item: In) => Promise<Out>,
): Promise<PromiseSettledResult<Out>[]> {
  return Promise.allSettled(
    items.map(async (item) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer in time')), CALL_MS);
      });
      try {
        // Called from within a promise: one that throws at once must not leave `late` alone, to end the process later.
        return await Promise.race([Promise.resolve(item).then(call), late]);
      } finally {
        clearTimeout(timer);
      }
    }),
  );
}
