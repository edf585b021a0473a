import * as oauth from 'oauth4webapi';
import { expect, test } from 'vitest';
import { BACKEND, BACKEND_AUTH, clientToken, connect } from './outside.js';

test('an issuer that is down answers 503 and Retry-After, which the library does not take for a verdict', async () => {
  const outside = await connect('https://api.example');
  const { as, through, harness } = outside;
  const token = await clientToken(outside);
  harness.api.configure({ down: ['token_endpoint'] });

  const answers = await Promise.all([
    oauth.clientCredentialsGrantRequest(as, BACKEND, BACKEND_AUTH, {}, through),
    oauth.introspectionRequest(as, BACKEND, BACKEND_AUTH, token, through),
  ]);
  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  const [granted, described] = answers;
  await expect(oauth.processClientCredentialsResponse(as, BACKEND, granted)).rejects.toMatchObject({
    code: oauth.RESPONSE_IS_NOT_CONFORM,
  });
  await expect(oauth.processIntrospectionResponse(as, BACKEND, described)).rejects.toMatchObject({
    code: oauth.RESPONSE_IS_NOT_CONFORM,
  });
});
