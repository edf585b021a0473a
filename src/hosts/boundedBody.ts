/**
 * The request with its body read to the end, or null when the body is longer than `most` bytes: then nothing more of it
 * is read. The API handles requests one after the other, so a body that trickles in is waited for here, where nobody
 * else waits with it.
 */
export async function readBody(request: Request, most: number): Promise<Request | null> {
  if (!request.body) return request;
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    // The reader stays as it is: to cancel it would end the connection before anybody is told why.
    if (length > most) return null;
    kept.push(next.value);
  }
  return new Request(request, { body: new Blob(kept) });
}
