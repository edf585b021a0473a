import { DEFAULT_CONFIG } from '../../api/index.js';
import type { Names } from '../transcript.js';
import type { Outgoing } from '../transport.js';

/** How the requests around the calls are put together. */

/** The OAuth client that the callers use. */
export const CLIENT_ID = 'demo-app';
export const REDIRECT_URI = 'https://app.example/callback';
export const SCOPE = 'orders:read';

export function bearer(secret: string): Record<string, string> {
  return { Authorization: `Bearer ${secret}` };
}

export function form(parameters: Record<string, string>): Pick<Outgoing, 'headers' | 'body'> {
  return {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(parameters).toString(),
  };
}

/** A request by the people who run the API. */
export function byOperator(
  method: string,
  path: string,
  json?: object,
): { outgoing: Outgoing; names: Names } {
  const { adminSecret } = DEFAULT_CONFIG;
  return {
    outgoing: {
      method,
      path,
      headers: { ...bearer(adminSecret), ...(json && { 'Content-Type': 'application/json' }) },
      ...(json && { body: JSON.stringify(json) }),
    },
    names: [[adminSecret, 'admin-secret']],
  };
}
