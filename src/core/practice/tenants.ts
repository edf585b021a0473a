import { BASE } from './call.js';

/** The name that a tenant may have. */
export const TENANT = /^[\w.-]{1,64}$/;

/** What a path asks for, of which tenant. */
export type Place =
  | { kind: 'api'; tenant: string | null; path: string; mount: string }
  | { kind: 'control'; tenant: string | null; path: string }
  | { kind: 'nothing' };

const METADATA =
  /^\/\.well-known\/(oauth-authorization-server|openid-configuration|oauth-protected-resource)(\/.*)$/;
const TENANT_PATH = /^\/t\/([^/]{1,200})(\/.*)$/;

/**
 * Reads where a path leads: `/api/…`, `/__/…`, both also below `/t/<tenant>`, and metadata, whose name comes before the
 * path of its issuer or after it. `mount` is the path of the API that was asked.
 */
export function placeOf(pathname: string): Place {
  const inserted = METADATA.exec(pathname);
  if (inserted) {
    const [, name = '', mount = ''] = inserted;
    const place = placeOf(mount);
    return place.kind === 'api' && place.path === '/' && mount === place.mount
      ? { ...place, path: `/.well-known/${name}` }
      : { kind: 'nothing' };
  }
  const [, name = '', rest = ''] = TENANT_PATH.exec(pathname) ?? [];
  const tenant = name === '' ? null : name;
  if (tenant !== null && !TENANT.test(tenant)) return { kind: 'nothing' };
  const path = tenant === null ? pathname : rest;
  if (path === '/__' || path.startsWith('/__/'))
    return { kind: 'control', tenant, path: path.slice(3) || '/' };
  if (path === BASE || path.startsWith(`${BASE}/`)) {
    const mount = tenant === null ? BASE : `/t/${tenant}${BASE}`;
    return { kind: 'api', tenant, path: path.slice(BASE.length) || '/', mount };
  }
  return { kind: 'nothing' };
}
