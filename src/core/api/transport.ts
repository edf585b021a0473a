const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Plain http to another machine has already shown the credential to everyone on the way. */
export function isInsecure(request: Request): boolean {
  // The address of a Request is normalised, so the common case needs no parsing.
  if (request.url.startsWith('https:')) return false;
  const { protocol, hostname } = new URL(request.url);
  return protocol === 'http:' && !LOOPBACK.has(hostname);
}
