/**
 * The request with its body read to the end, or null when the body is longer than `most` bytes. What is too much is
 * read as well and dropped: a client that is still sending may never look at an answer. The API handles requests one
 * after the other, so a body that trickles in is waited for here, where nobody else waits with it.
 */
export async function readBody(request: Request, most: number): Promise<Request | null> {
  if (!request.body) return request;
  const kept: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length <= most) kept.push(next.value);
  }
  return length > most ? null : new Request(request, { body: new Blob(kept) });
}
