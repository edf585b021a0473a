import { succeed, type Result } from '../../shared/index.js';
import type { OAuthClient } from '../config.js';
import { missing, repeated } from './oauthFault.js';
import type { OAuthParameters } from './parameters.js';

type Refused = { code: 'invalid_redirect'; detail: string };

/** Where an authorization request comes from and where its answer goes. */
export interface Redirection {
  client: OAuthClient;
  redirectUri: string;
}

/** Whether a text can be a redirect URI: absolute, in the characters of a URI, no fragment (RFC 6749 section 3.1.2). */
export function isRedirectUri(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text) && !text.includes('#') && URL.canParse(text);
}

/**
 * The client of an authorization request and the address to send it back to. Nothing is sent to an address that is
 * not registered (RFC 6749 section 4.1.2.1), so the person at the browser hears what is wrong instead.
 */
export function redirectionOf(
  query: OAuthParameters,
  clients: readonly OAuthClient[],
): Result<Redirection, Refused> {
  for (const name of ['client_id', 'redirect_uri']) {
    if (query.repeated.has(name)) return invalid(repeated([name]));
  }
  const id = query.get('client_id');
  if (id === undefined) return invalid(missing('client_id'));
  const client = clients.find((each) => each.id === id);
  if (!client) return invalid('No client of this issuer has this client_id.');

  const registered = client.redirectUris.filter(isRedirectUri);
  const asked = query.get('redirect_uri');
  if (asked === undefined) {
    const [only, another] = registered;
    // RFC 6749 section 3.1.2.3: a client with one address may leave it out; one with several has to name one.
    if (only !== undefined && another === undefined) return succeed({ client, redirectUri: only });
    return invalid(`${missing('redirect_uri')} This client has not registered exactly one.`);
  }
  if (asked.includes('#')) return invalid('The redirect_uri must not have a fragment.');
  if (!registered.some((uri) => matches(uri, asked))) {
    return invalid(
      'The redirect_uri is not registered for this client. It must match to the last character, except for the port of a loopback address.',
    );
  }
  return succeed({ client, redirectUri: asked });
}

/**
 * The redirect URI with the answer appended. Its own query stays as it is, byte for byte (RFC 6749 section 3.1.2):
 * reading and writing it again would spell it differently.
 */
export function withAnswer(redirectUri: string, answer: URLSearchParams): string {
  if (!redirectUri.includes('?')) return `${redirectUri}?${answer}`;
  return /[?&]$/.test(redirectUri) ? `${redirectUri}${answer}` : `${redirectUri}&${answer}`;
}

function matches(registered: string, asked: string): boolean {
  if (registered === asked) return true;
  const loopback = withoutLoopbackPort(registered);
  return loopback !== null && loopback === withoutLoopbackPort(asked);
}

/**
 * A loopback address less its port, which a native app is given by its system only when it starts (RFC 8252 section
 * 7.3); null for any other. The name `localhost` counts as one: RFC 8252 section 8.3 advises against it, and RFC 9700
 * section 4.1.3 has servers let its port vary all the same.
 */
function withoutLoopbackPort(uri: string): string | null {
  const parts = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost))(?::([1-9]\d{0,4}))?(?![^/?])/.exec(uri);
  if (!parts) return null;
  const [whole, host = '', port = '80'] = parts;
  return Number(port) < 65_536 ? host + uri.slice(whole.length) : null;
}

function invalid(detail: string): { ok: false } & Refused {
  return { ok: false, code: 'invalid_redirect', detail };
}
