import { INNER, nameIssued, type World } from '../../core/practice/index.js';

const MANAGED = /^\/(?:keys|users|signing-keys)(?:\/|$)/;

/** Whether a path below `/__` is one of the management routes of the API. */
export function isManaged(path: string): boolean {
  return MANAGED.test(path);
}

/** The management routes, without their secret: whoever may steer the server may do this as well. */
export function forward(request: Request, path: string, world: World): Promise<Response> {
  return world.alone(async (api) => {
    const { method } = request;
    const text = method === 'POST' || method === 'PATCH' ? await request.text() : '';
    const inner = new Request(`${INNER}/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${api.config.adminSecret}`, 'Content-Type': 'application/json' },
      ...(text !== '' && { body: text }),
    });
    const response = await api.fetch(inner);
    if (response.ok)
      await nameIssued({ path: `/v1${path}`, request: inner }, response, world, world.clock.now());
    return response;
  });
}
