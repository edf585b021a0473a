// Signs a person in on a command line: they open an address in any browser and type a short code (RFC 8628).
// Not for a machine without a person: that has credentials of its own. Not the first choice where this machine has a
// browser: the code flow with a loopback redirect (RFC 8252) is, for people can be talked into typing somebody else's code
// (RFC 8628 section 5.4). Hence no verification_uri_complete here: who types the code has read it.
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Provider {
  /** Both as the issuer's metadata has them (RFC 8414): `device_authorization_endpoint`, `token_endpoint`. */
  deviceEndpoint: string;
  tokenEndpoint: string;
  clientId: string;
  scope: string;
}

export interface Tokens {
  access_token: string;
  refresh_token?: string;
  /** Seconds. */
  expires_in?: number;
}

/** `error` is a code for your words: `access_denied`, `expired_token`, … No credential is ever in it. */
export type SignedIn = { ok: true; tokens: Tokens } | { ok: false; error: string };

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** No code lives longer here, whatever the answer says. */
const LONGEST_S = 1800;
/** How often the pace is halved, at most. */
const MOST_HALVINGS = 4;

const NODE = {
  fetch: (address: string, init: RequestInit): Promise<Response> => globalThis.fetch(address, init),
  // To stderr: stdout may be a file or the next program.
  show: (text: string): void => void process.stderr.write(`${text}\n`),
  sleep: (ms: number): Promise<unknown> => setTimeout(ms),
  // Counts up, whatever happens to the clock.
  now: (): number => performance.now(),
};

export async function signIn(provider: Provider, { fetch, show, sleep, now } = NODE): Promise<SignedIn> {
  const { deviceEndpoint, tokenEndpoint, clientId: client_id, scope } = provider;
  const fail = (error: string): SignedIn => ({ ok: false, error });
  if (!httpsOf(deviceEndpoint) || !httpsOf(tokenEndpoint)) throw new Error('endpoints need https');
  const begun = await post(fetch, deviceEndpoint, { client_id, scope });
  if (!begun) return fail('unreachable');
  if (begun['error'] !== undefined) return fail(codeOf(begun['error']));
  const { device_code, user_code, verification_uri, expires_in } = begun;
  // What is shown reaches a terminal: a control character in it would be obeyed.
  const code = typeof user_code === 'string' && /^[\x21-\x7e]{1,40}$/.test(user_code) ? user_code : null;
  const page = httpsOf(verification_uri);
  if (typeof device_code !== 'string' || !device_code || !code || !page || !isSeconds(expires_in))
    return fail('invalid_answer');
  show(`Open ${page} and enter the code ${code}\nNobody else should ask you to: if somebody did, stop here.`);

  const deadline = now() + Math.min(expires_in, LONGEST_S) * 1000;
  let intervalS = isSeconds(begun['interval']) ? Math.max(begun['interval'], 1) : 5;
  for (let failures = 0; ;) {
    // Slower with each call that got no answer, which a client must do by itself (section 3.5).
    const waitS = intervalS * 2 ** Math.min(failures, MOST_HALVINGS);
    if (!(now() + waitS * 1000 < deadline)) return fail('expired_token');
    await sleep(waitS * 1000);
    const answer = await post(fetch, tokenEndpoint, { grant_type: GRANT, device_code, client_id });
    failures = answer ? 0 : failures + 1;
    if (!answer || answer['error'] === 'authorization_pending') continue;
    if (answer['error'] === 'slow_down') {
      intervalS += 5;
      continue;
    }
    // Anything else ends it (section 3.5). Begin again only when the person says so.
    if (answer['error'] !== undefined) return fail(codeOf(answer['error']));
    const tokens = tokensOf(answer);
    return tokens ? { ok: true, tokens } : fail('invalid_answer');
  }
}

/** Where there is a keychain, use that (on Windows the mode below does nothing). Never a shell profile or an argument. */
export async function keep(tokens: Tokens, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Beside it and then in its place: a file that stood open to others would stay so, and a link would be followed.
  const fresh = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    await writeFile(fresh, JSON.stringify(tokens), { mode: 0o600, flag: 'wx' });
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** Null for no answer worth the name: no connection, a server in trouble, a page of the hotel's network. */
async function post(
  fetcher: typeof NODE.fetch,
  address: string,
  form: Record<string, string>,
): Promise<Record<string, unknown> | null> {
  try {
    const answer = await fetcher(address, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams(form),
      // A redirect would take the device code elsewhere.
      redirect: 'error',
      signal: AbortSignal.timeout(15_000),
    });
    if (answer.status === 429 || answer.status >= 500) {
      // Unread, it would hold its connection.
      await answer.body?.cancel();
      return null;
    }
    const body: unknown = await answer.json();
    return typeof body === 'object' ? (body as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function tokensOf({
  access_token,
  token_type,
  refresh_token,
  expires_in,
}: Record<string, unknown>): Tokens | null {
  if (typeof access_token !== 'string' || !access_token) return null;
  if (typeof token_type !== 'string' || !/^bearer$/i.test(token_type)) return null;
  return {
    access_token,
    ...(typeof refresh_token === 'string' && { refresh_token }),
    ...(isSeconds(expires_in) && { expires_in }),
  };
}

function httpsOf(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' ? href : null;
}

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value < Infinity;
const codeOf = (error: unknown): string =>
  typeof error === 'string' && /^\w{1,60}$/.test(error) ? error : 'invalid_answer';
