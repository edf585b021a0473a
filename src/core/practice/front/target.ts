import type { Call } from '../call.js';
import type { FrontContext } from './context.js';

/**
 * The address of the API, which its metadata names (RFC 9728 section 2), asks for its audience: a server may map the one
 * to the other (RFC 8707 section 2). The API itself knows the audience alone.
 */
export function withAudience(call: Call, context: FrontContext): [Call, FrontContext] {
  const { request, path, address } = call;
  const { own, reading } = context;
  const { audience } = own;
  if (audience === undefined || audience === address) return [call, context];
  if (path === '/oauth/authorize' && request.method === 'GET') {
    const url = new URL(request.url);
    if (!renamed(url.searchParams, address, audience)) return [call, context];
    return [{ ...call, request: new Request(url, request) }, context];
  }
  if (path !== '/oauth/token' || !reading.form) return [call, context];
  const form = new URLSearchParams(reading.form);
  if (!renamed(form, address, audience)) return [call, context];
  const { method, headers } = request;
  const asked = new Request(request.url, { method, headers, body: form.toString() });
  return [
    { ...call, request: asked },
    { ...context, reading: { ...reading, form } },
  ];
}

/** Whether the one resource that is asked for is this address. Beside another audience it stays one too many. */
function renamed(parameters: URLSearchParams, address: string, audience: string): boolean {
  const [resource = '', another] = parameters.getAll('resource');
  const isAddress = URL.canParse(resource) && new URL(resource).href === new URL(address).href;
  if (!isAddress || another !== undefined) return false;
  parameters.delete('resource');
  if (!parameters.has('audience', audience)) parameters.append('audience', audience);
  return true;
}
