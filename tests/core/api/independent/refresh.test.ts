import * as oauth from 'oauth4webapi';
import { beforeEach, describe, expect, test } from 'vitest';
import { ADMIN } from '../harness.js';
import { APP, connect, ISSUERS, signIn, type Outside } from './outside.js';

describe.each(ISSUERS)('the refresh token grant at %s', (issuer) => {
  let outside: Outside;
  beforeEach(async () => {
    outside = await connect(issuer);
  });

  async function refresh(token: unknown, client = APP, scope?: string): Promise<oauth.TokenEndpointResponse> {
    const { as, through } = outside;
    const response = await oauth.refreshTokenGrantRequest(as, client, oauth.None(), String(token), {
      ...through,
      ...(scope !== undefined && { additionalParameters: { scope } }),
    });
    return oauth.processRefreshTokenResponse(as, client, response);
  }

  test('rotates: each use gives a new refresh token and a new access token (RFC 9700 section 4.14.2)', async () => {
    const first = await signIn(outside);
    const second = await refresh(first.refresh_token);
    const third = await refresh(second.refresh_token);
    const tokens = [first, second, third];
    expect(new Set(tokens.map((each) => each.refresh_token)).size).toBe(3);
    expect(new Set(tokens.map((each) => each.access_token)).size).toBe(3);
  });

  test('a refresh token used twice is refused as invalid_grant, and takes its descendants with it', async () => {
    const first = await signIn(outside);
    const second = await refresh(first.refresh_token);
    const reuse = refresh(first.refresh_token);
    await expect(reuse).rejects.toThrow(oauth.ResponseBodyError);
    await expect(reuse).rejects.toMatchObject({ status: 400, error: 'invalid_grant' });
    await expect(refresh(second.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('the scope can be narrowed, never widened (RFC 6749 section 6)', async () => {
    const { refresh_token: token } = await signIn(outside, 'orders:read');
    await expect(refresh(token, APP, 'orders:read orders:write')).rejects.toMatchObject({
      status: 400,
      error: 'invalid_scope',
    });
    expect(await refresh(token, APP, 'orders:read')).toMatchObject({ scope: 'orders:read' });
  });

  test('a made-up, an expired and a revoked refresh token are all invalid_grant', async () => {
    const { as, through, harness } = outside;
    await expect(refresh('kot_refresh_guess')).rejects.toMatchObject({ error: 'invalid_grant' });

    const { refresh_token: revoked } = await signIn(outside);
    const response = await oauth.revocationRequest(as, APP, oauth.None(), String(revoked), through);
    await oauth.processRevocationResponse(response);
    await expect(refresh(revoked)).rejects.toMatchObject({ error: 'invalid_grant' });

    const { refresh_token: old } = await signIn(outside);
    harness.clock.passSeconds(harness.api.config.refreshTtlS);
    await expect(refresh(old)).rejects.toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('a refresh token is bound to its client (RFC 6749 section 10.4)', async () => {
    const { refresh_token: token } = await signIn(outside);
    const thief = { client_id: 'demo-backend' };
    const response = await oauth.refreshTokenGrantRequest(
      outside.as,
      thief,
      oauth.ClientSecretPost('demo-backend-secret'),
      String(token),
      outside.through,
    );
    await expect(oauth.processRefreshTokenResponse(outside.as, thief, response)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    expect(await refresh(token)).toHaveProperty('access_token');
  });

  test('a person who has lost the role for it gets no token with an empty scope (RFC 6749 section 3.3)', async () => {
    const { refresh_token: token } = await signIn(outside, 'orders:write');
    const demote = { headers: ADMIN, json: { role: 'member' } };
    await outside.harness.call('PATCH /v1/users/user-ana', demote);
    const outcome = await refresh(token).then(
      ({ scope }) => scope,
      ({ error }: oauth.ResponseBodyError) => error,
    );
    expect(outcome).not.toBe('');
  });
});
