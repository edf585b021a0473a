import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../src/hosts/practice.js';
import { bearer } from '../core/api/harness.js';
import { authorizationQuery } from '../core/api/oauth.js';
import { mintKey, practiceAt } from './harness.js';

const ORIGIN = { Origin: 'https://shop.example' };

/** What a page may read of any answer, and what the browser reads itself (Fetch standard, "CORS-safelisted"). */
const ALWAYS_READABLE = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'timing-allow-origin',
]);

const names = (header: string | null): string[] =>
  (header ?? '').split(',').map((name) => name.trim().toLowerCase());

describe('a preflight', () => {
  test.each(['GET', 'POST', 'PATCH', 'DELETE'])(
    'lets %s through with a credential of either kind',
    async (method) => {
      const { call } = await practiceAt();
      const answer = await call('OPTIONS /api/v1/keys/key_1', {
        headers: {
          ...ORIGIN,
          'Access-Control-Request-Method': method,
          'Access-Control-Request-Headers': 'authorization,x-api-key,content-type',
        },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(names(answer.headers.get('access-control-allow-methods'))).toContain(method.toLowerCase());
      // The wildcard does not cover Authorization.
      expect(names(answer.headers.get('access-control-allow-headers'))).toEqual(['authorization', '*']);
      expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
    },
  );

  test('reaches no handler: an OPTIONS that is none is answered by the API', async () => {
    const { call } = await practiceAt();
    const answer = await call('OPTIONS /api/v1/orders', { headers: ORIGIN });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('GET');
  });
});

test('whatever the API answers, a page of another origin can read it to the last field', async () => {
  const served = await practiceAt();
  const key = bearer(await mintKey(served, { limit: { requests: 1, window_s: 60 } }));
  const query = await authorizationQuery({ redirect_uri: 'http://localhost:3000/callback' });
  const answers: Record<string, Response> = {
    200: await served.call('GET /api/v1/orders', { headers: { ...ORIGIN, ...key } }),
    429: await served.call('GET /api/v1/orders', { headers: { ...ORIGIN, ...key } }),
    302: await served.call(`GET /api/oauth/authorize?${query}`, { headers: ORIGIN }),
    401: await served.call('GET /api/v1/orders', { headers: ORIGIN }),
    400: await served.call('POST /api/oauth/token', { headers: ORIGIN }),
    404: await served.call('GET /api/nothing', { headers: ORIGIN }),
    405: await served.call('DELETE /api/v1/orders', { headers: ORIGIN }),
    413: await served.call('POST /api/v1/orders', { headers: ORIGIN, body: 'a'.repeat(MAX_BODY_BYTES + 1) }),
    421: await served.call('GET /api/v1/orders', { headers: ORIGIN, host: 'rebound.example' }),
  };
  for (const [status, { status: actual, headers }] of Object.entries(answers)) {
    expect(String(actual)).toBe(status);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const exposed = names(headers.get('access-control-expose-headers'));
    const hidden = [...headers.keys()].filter(
      (name) => !exposed.includes(name) && !ALWAYS_READABLE.has(name),
    );
    expect(hidden).toEqual([]);
  }
});
