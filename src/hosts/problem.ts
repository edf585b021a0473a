/** RFC 9110 section 15.5.14. */
export function contentTooLarge(most: number): Response {
  return problem(413, 'Content Too Large', `The body is longer than ${most} bytes. Send a shorter one.`);
}

/** Problem details that say no more than the status does, so without a type of their own (RFC 9457 section 4.2.1). */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
  members: object = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail, ...members }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}
