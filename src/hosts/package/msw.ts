import { http, HttpResponse, type RequestHandler } from 'msw';
import type { PracticeHandle } from './types.js';

/**
 * Has Mock Service Worker answer for a practice API: every path of it, at `origin`. A connection that a fault cuts is a
 * network error.
 *
 * @example
 * const server = setupServer(...handlers(createPracticeApi(), { origin: 'https://auth.example' }));
 */
export function handlers(
  api: PracticeHandle,
  { origin = api.origin }: { origin?: string } = {},
): RequestHandler[] {
  return ['/api', '/api/*', '/.well-known/*', '/__', '/__/*', '/t/*'].map((path) =>
    http.all(origin + path, async ({ request }) => {
      try {
        return await api.fetch(request);
      } catch (error) {
        if (error instanceof TypeError) return HttpResponse.error();
        throw error;
      }
    }),
  );
}
