import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers what is not the practice API’s: the description of it, and otherwise where to look. */
export function answerOthers(incoming: IncomingMessage, outgoing: ServerResponse, error?: unknown): void {
  if (error !== undefined)
    answer(outgoing, 500, problem(500, 'Internal Server Error', 'This is a fault of the practice server.'));
  else if (incoming.url === '/openapi.json') void answerDescription(outgoing);
  else if (incoming.url === '/')
    answer(outgoing, 200, {
      name: 'Key or Token: practice server',
      api: '/api',
      control: '/__',
      openapi: '/openapi.json',
    });
  else
    answer(
      outgoing,
      404,
      problem(404, 'Not Found', 'The practice API is at /api, the control plane at /__.'),
    );
}

async function answerDescription(outgoing: ServerResponse): Promise<void> {
  // Only who asks for it pays for it.
  const { openApiDocument } = await import('../openapi/index.js');
  answer(outgoing, 200, openApiDocument);
}

function answer(outgoing: ServerResponse, status: number, body: object): void {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  outgoing
    .writeHead(status, { 'Content-Type': type, Practice: 'key-or-token', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body));
}

function problem(status: number, title: string, detail: string): object {
  return { type: 'about:blank', title, status, detail };
}
