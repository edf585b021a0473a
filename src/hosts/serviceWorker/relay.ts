import { contentTooLarge, problem } from '../problem.js';
import { isLabAnswer, type LabAnswer, type LabRequest, type NoLab } from './relayMessages.js';

/** A page that this worker controls. */
export interface Page {
  url: string;
  /** A request from a worker of a page names that worker, which has no Lab. */
  type: string;
  postMessage(message: LabRequest, transfer: [MessagePort]): void;
}

/** How long a page has to answer, in milliseconds. */
export const PATIENCE_MS = 5000;
export const MAX_BODY_BYTES = 64 * 1024;

/** The path below `lab-api` that an address asks for, query included; null for every other address. */
export function labPath(address: string, scope: string): string | null {
  const base = new URL('lab-api/', scope).href;
  const [withoutFragment = ''] = address.split('#');
  return withoutFragment.startsWith(base) ? withoutFragment.slice(base.length - 1) : null;
}

/** Has the page that sent a request answer it: the Lab that is open there, and no other. */
export async function relay(request: Request, path: string, page: Page | undefined): Promise<Response> {
  if (page?.type !== 'window' || new URL(page.url).origin !== new URL(request.url).origin) {
    return unavailable(
      'Only a page of this app is answered here. Open its Lab, and call from the console there.',
    );
  }
  const body = await request.arrayBuffer();
  if (body.byteLength > MAX_BODY_BYTES) return contentTooLarge(MAX_BODY_BYTES);
  const answer = await ask(page, {
    type: 'key-or-token/lab-request',
    method: request.method,
    path,
    // Cookies are no part of the mock API.
    headers: [...request.headers].filter(([name]) => name !== 'cookie'),
    body: body.byteLength > 0 ? body : null,
  });
  if (answer === null) return unavailable('The Lab did not answer within 5 seconds. Send the request again.');
  if (!isLabAnswer(answer)) {
    return unavailable('No Lab is open in the page that called. Open the Lab, then send the request again.');
  }
  return isRedirect(answer) ? toldRedirect(answer) : new Response(answer.body, answer);
}

/** What the page answers, or null when it takes too long. */
function ask(page: Page, message: LabRequest): Promise<LabAnswer | NoLab | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const settle = (answer: LabAnswer | NoLab | null): void => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(null), PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<LabAnswer | NoLab>) => settle(data);
    page.postMessage(message, [port2]);
  });
}

function isRedirect({ status, headers }: LabAnswer): boolean {
  return status >= 300 && status < 400 && headers.some(([name]) => name === 'location');
}

/** `fetch` follows a redirect, here to a client that does not exist, and never shows where to: so it is told. */
function toldRedirect({ status, headers }: LabAnswer): Response {
  const location = headers.find(([name]) => name === 'location')?.[1];
  return Response.json({ status, location }, { headers: { 'Cache-Control': 'no-store' } });
}

/** RFC 9110 section 15.6.4. */
function unavailable(detail: string): Response {
  return problem(503, 'Service Unavailable', detail, { 'Retry-After': '5' });
}
