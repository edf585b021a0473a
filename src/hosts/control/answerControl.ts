import { findOperation, OPERATIONS, type Outcome, type World } from '../../core/practice/index.js';
import { problem } from '../problem.js';
import { eventStream } from './events.js';
import { forward, isManaged } from './forward.js';
import type { Worlds } from './worlds.js';

export interface ControlDeps {
  worlds: Worlds;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Answers a call below `/__` that may be made. `path` is what follows. */
export async function answerControl(
  request: Request,
  path: string,
  world: World,
  deps: ControlDeps,
): Promise<Response> {
  const { method } = request;
  if (isManaged(path)) return forward(request, path, world);
  if (path === '/events')
    return method === 'GET' ? eventStream(world, request, deps.sleep) : notAllowed(['GET']);
  const ofTenants = answerTenants(method, path, deps.worlds);
  if (ofTenants) return ofTenants;
  if (path === '/') return method === 'GET' ? index() : notAllowed(['GET']);

  const { operation, id, methods } = findOperation(method, path);
  if (!operation) return methods.length > 0 ? notAllowed(methods) : nothing();
  const body = await jsonIn(request);
  if (!body.ok) return problem(400, 'Bad Request', 'The body is not JSON.');
  const query = new URL(request.url).searchParams;
  return responseTo(await operation.run(world, { body: body.value, id: decoded(id), query }));
}

function index(): Response {
  const calls = OPERATIONS.map(({ method, path }) => `${method} /__${path}`);
  return json(200, {
    name: 'Key or Token: control plane',
    about: 'Time, revocation and faults of a test double.',
    calls: [
      ...calls,
      'GET /__/events',
      'GET /__/tenants',
      'DELETE /__/tenants/:id',
      'POST /__/keys',
      'POST /__/users/:id/sign-out',
      'POST /__/signing-keys',
    ],
  });
}

function answerTenants(method: string, path: string, worlds: Worlds): Response | null {
  if (path === '/tenants')
    return method === 'GET' ? json(200, { tenants: worlds.names }) : notAllowed(['GET']);
  const name = /^\/tenants\/([\w.-]{1,64})$/.exec(path)?.[1];
  if (name === undefined) return null;
  if (method !== 'DELETE') return notAllowed(['DELETE']);
  return worlds.forget(name)
    ? new Response(null, { status: 204 })
    : problem(404, 'Not Found', 'There is no such tenant.');
}

async function jsonIn(request: Request): Promise<{ ok: true; value: unknown } | { ok: false }> {
  const text = await request.text();
  try {
    return { ok: true, value: text.trim() === '' ? {} : (JSON.parse(text) as unknown) };
  } catch {
    return { ok: false };
  }
}

function responseTo(outcome: Outcome): Response {
  if (outcome.ok) {
    const { status, body } = outcome.value;
    return status === 204 ? new Response(null, { status }) : json(status, body);
  }
  const { code, detail, errors } = outcome;
  return code === 'not_found'
    ? problem(404, 'Not Found', detail)
    : problem(422, 'Unprocessable Content', detail, {}, errors && { errors });
}

function json(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}

function notAllowed(methods: readonly string[]): Response {
  const Allow = methods.join(', ');
  return problem(405, 'Method Not Allowed', `This address answers ${Allow} only.`, { Allow });
}

function nothing(): Response {
  return problem(404, 'Not Found', 'The control plane has no such call. GET /__ lists them.');
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
