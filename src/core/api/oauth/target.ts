import { succeed, type Result } from '../../shared/index.js';
import type { OAuthParameters } from './parameters.js';

type Refused = { code: 'invalid_target'; detail: string };

/**
 * The API that a token is asked for: by its name in `audience` (RFC 8693 section 2.1), by its address in `resource`
 * (RFC 8707 section 2), or the first of those served where neither is sent. A token is for one API: if several accept
 * it, each of them can call the others with it (RFC 8707 section 3).
 */
export function targetOf(
  form: OAuthParameters,
  served: readonly [string, ...string[]],
): Result<string, Refused> {
  const audiences = form.all('audience');
  const resources = form.all('resource');
  if (audiences.length > 1 || resources.length > 1) {
    return invalid('A token is for one API: send audience and resource once each at most.');
  }
  if (!resources.every(isResource)) {
    return invalid('The parameter resource must be an absolute URI without a fragment.');
  }
  const named = [
    ...audiences.map((name) => served.find((api) => api === name)),
    ...resources.map((address) => served.find((api) => isSameAddress(api, address))),
  ];
  const [target = served[0], other = target] = named;
  if (named.includes(undefined)) {
    return invalid(`With this request, audience and resource can be: ${served.join(' ')}.`);
  }
  if (other !== target) return invalid('The parameters audience and resource name two different APIs.');
  return succeed(target);
}

/** An absolute URI without a fragment (RFC 8707 section 2). */
function isResource(text: string): boolean {
  return URL.canParse(text) && !text.includes('#');
}

/** As URIs are compared after normalisation (RFC 3986 section 6.2): many clients add the slash of an empty path. */
function isSameAddress(left: string, right: string): boolean {
  return URL.canParse(left) && new URL(left).href === new URL(right).href;
}

function invalid(detail: string): { ok: false } & Refused {
  return { ok: false, code: 'invalid_target', detail };
}
