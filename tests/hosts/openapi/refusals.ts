import type { Part } from '../../../src/core/api/index.js';
import { basic, bearer, mintKey, type Harness } from '../../core/api/harness.js';
import { signIn } from '../../core/api/oauth.js';
import { exercise, type Exercise, type Sent } from './exercise.js';
import { operations, type Documented } from './read.js';

const EVERYTHING: Part[] = ['key_store', 'user_store', 'denylist', 'token_endpoint'];

/** The answers that many operations share, by what lets a caller in. */
export const refusals: readonly Exercise[] = operations.flatMap(({ operationId, security }) => [
  ...anyone(operationId),
  ...(security.some((way) => 'apiKey' in way) ? callers(operationId) : []),
  ...(security.some((way) => 'admin' in way) ? admins(operationId) : []),
  ...(security.some((way) => 'client' in way) ? clients(operationId) : []),
]);

function anyone(id: Documented['operationId']): Exercise[] {
  const lines = (count: number, length: number) => (): Sent => ({
    headers: Object.fromEntries(Array.from({ length: count }, (_, n) => [`Filler-${n}`, 'x'.repeat(length)])),
  });
  return [
    exercise(id, 400, 'one header line is too long', lines(1, 8192)),
    exercise(id, 431, 'the header lines together are too long', lines(3, 6000)),
    exercise(id, 403, 'it comes over plain http', () => ({ insecurely: true })),
  ];
}

function twoCredentials(id: string): Exercise {
  return exercise(id, 400, 'two credentials come at once', () => ({
    headers: { ...bearer('one'), 'X-API-Key': 'another' },
  }));
}

function callers(id: string): Exercise[] {
  const withKey = async (harness: Harness): Promise<Sent> => ({
    headers: bearer((await mintKey(harness)).key),
  });
  return [
    twoCredentials(id),
    exercise(id, 401, 'there is no credential', () => ({})),
    exercise(id, 401, 'the credential is a made-up one', () => ({ headers: bearer('made-up') })),
    exercise(
      id,
      429,
      'the limit is used up',
      async (harness) => {
        const sent = await withKey(harness);
        await harness.call('GET /v1/me', sent);
        return sent;
      },
      { limit: { requests: 1, windowS: 60 } },
    ),
    exercise(id, 503, 'the key store is down', async (harness) => {
      const sent = await withKey(harness);
      harness.api.configure({ down: EVERYTHING });
      return sent;
    }),
  ];
}

function admins(id: string): Exercise[] {
  return [
    twoCredentials(id),
    exercise(id, 401, 'there is no credential', () => ({})),
    exercise(id, 401, 'an API key comes instead of the admin secret', async (harness) => ({
      headers: bearer((await mintKey(harness)).key),
    })),
    exercise(id, 503, 'the stores are down', ({ api }) => ({ headers: bearer(api.config.adminSecret) }), {
      down: EVERYTHING,
    }),
  ];
}

function clients(id: string): Exercise[] {
  const wrong = { headers: basic('demo-backend', 'made-up'), form: { token: 'any' } };
  return [
    exercise(id, 400, 'the body is not a form', () => ({ json: { token: 'any' } })),
    exercise(id, 401, 'the secret in the Authorization header is wrong', () => wrong),
    exercise(id, 503, 'the issuer is down', async (harness) => {
      const { refresh } = await signIn(harness);
      harness.api.configure({ down: EVERYTHING });
      return { form: { token: refresh, client_id: 'demo-app' } };
    }),
  ];
}
