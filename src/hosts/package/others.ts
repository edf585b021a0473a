import type { ServerResponse } from 'node:http';
import { problem } from '../problem.js';
import { answerFile } from './page.js';

const MARK = { Practice: 'key-or-token' };

/** Answers what is not the practice API’s: the page, where it is installed, the description, and otherwise where to look. */
export async function answerOthers(
  request: Request,
  page: string | null,
  refusal: Response | null,
): Promise<Response> {
  const response = refusal ?? (await find(request, page));
  response.headers.set('Practice', MARK.Practice);
  return response;
}

async function find(request: Request, page: string | null): Promise<Response> {
  const answer =
    (page !== null && (await answerFile(page, request))) || (await describe(new URL(request.url).pathname));
  if (!answer) return problem(404, 'Not Found', 'The practice API is at /api, the control plane at /__.');
  if (request.method === 'GET' || request.method === 'HEAD') return answer;
  return problem(405, 'Method Not Allowed', 'There is nothing but to read here.', { Allow: 'GET, HEAD' });
}

async function describe(path: string): Promise<Response | null> {
  if (path === '/')
    return json({
      name: 'Key or Token: practice server',
      api: '/api',
      control: '/__',
      openapi: '/openapi.json',
    });
  if (path !== '/openapi.json') return null;
  // Only who asks for it pays for it.
  const { openApiDocument } = await import('../openapi/index.js');
  return json(openApiDocument);
}

function json(body: object): Response {
  return Response.json(body, { headers: { 'Cache-Control': 'no-store' } });
}

/** Answers where there was no request to answer, or where something broke. */
export function answerFault(outgoing: ServerResponse, error: unknown): void {
  const { status, title, detail } =
    error === undefined
      ? { status: 404, title: 'Not Found', detail: 'This is not the address of anything.' }
      : { status: 500, title: 'Internal Server Error', detail: 'This is a fault of the practice server.' };
  outgoing
    .writeHead(status, { ...MARK, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify({ type: 'about:blank', title, status, detail }));
}
