import { basic, mintKey, type Harness } from '../../core/api/harness.js';
import { authorizationQuery, authorize, codeForm, revoke, signIn, tokensOf } from '../../core/api/oauth.js';
import { exercise, type Exercise, type Sent } from './exercise.js';
import { ISSUER } from './read.js';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const API_KEY = 'https://keyortoken.example/#token-type-api-key';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

const app = { client_id: 'demo-app' };
const backend = { headers: basic('demo-backend', 'demo-backend-secret') };
const backendAsks = (form: Record<string, string>): Sent => ({ ...backend, form });

function without(name: string, given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([each]) => each !== name));
}

const consent: Exercise[] = [
  exercise('authorize', 302, 'the user consents', async () => ({
    query: Object.fromEntries(await authorizationQuery({ state: 'xyz', scope: 'orders:read' })),
  })),
  exercise('authorize', 302, 'the user refuses', async () => ({
    query: Object.fromEntries(await authorizationQuery({ demo_consent: 'deny', login_hint: 'user-bo' })),
  })),
  exercise('authorize', 302, 'the only redirect address goes without saying', async () => {
    return { query: without('redirect_uri', Object.fromEntries(await authorizationQuery())) };
  }),
  exercise(
    'authorize',
    302,
    'the API is named',
    async () => ({
      query: Object.fromEntries(await authorizationQuery({ resource: ISSUER, audience: ISSUER })),
    }),
    { audience: ISSUER },
  ),
  exercise('authorize', 400, 'the redirect address is not registered', async () => ({
    query: Object.fromEntries(await authorizationQuery({ redirect_uri: 'https://elsewhere.example/' })),
  })),
];

const tokens: Exercise[] = [
  exercise('issueTokens', 200, 'a code is exchanged', async (harness) => ({
    form: codeForm((await authorize(harness)).get('code') ?? ''),
  })),
  exercise(
    'issueTokens',
    200,
    'a code is exchanged that was asked for without a redirect address',
    async (harness) => {
      const code = (await authorize(harness, { redirect_uri: '' })).get('code') ?? '';
      return { form: without('redirect_uri', codeForm(code)) };
    },
  ),
  exercise('issueTokens', 200, 'a public client sends Basic with an empty secret', async (harness) => {
    const form = codeForm((await authorize(harness)).get('code') ?? '');
    return { form: without('client_id', form), headers: basic('demo-app', '') };
  }),
  exercise('issueTokens', 200, 'the secret comes in the form, with the address of the API', () => ({
    form: {
      grant_type: 'client_credentials',
      client_id: 'demo-backend',
      client_secret: 'demo-backend-secret',
      resource: 'https://api.example/',
    },
  })),
  exercise('issueTokens', 401, 'the client comes with another scheme than Basic', () => ({
    form: { grant_type: 'client_credentials', client_id: 'demo-app' },
    headers: { Authorization: 'Bearer made-up' },
  })),
  exercise('issueTokens', 400, 'the header names one client and the form another', () => ({
    ...backendAsks({ grant_type: 'client_credentials', client_id: 'demo-app' }),
  })),
  exercise('issueTokens', 400, 'a token for two APIs is asked for', () => ({
    ...backend,
    form: 'grant_type=client_credentials&resource=https://api.example&resource=https://billing.example',
  })),
  exercise('issueTokens', 200, 'a refresh token is used', async (harness) => ({
    form: { grant_type: 'refresh_token', refresh_token: (await signIn(harness)).refresh, ...app },
  })),
  exercise('issueTokens', 200, 'a server asks for itself, for a minute', () =>
    backendAsks({ grant_type: 'client_credentials', scope: 'orders:read', expires_in: '60' }),
  ),
  exercise('issueTokens', 200, 'an API key is exchanged', async (harness) =>
    backendAsks(await exchangeOfKey(harness)),
  ),
  exercise('issueTokens', 200, 'an access token is exchanged for one of another API', async (harness) =>
    backendAsks({
      grant_type: EXCHANGE,
      subject_token: (await signIn(harness)).access,
      subject_token_type: ACCESS_TOKEN,
      requested_token_type: ACCESS_TOKEN,
      audience: 'https://billing.example',
    }),
  ),
  exercise('issueTokens', 400, 'the client is unknown', () => ({
    form: { grant_type: 'client_credentials', client_id: 'nobody' },
  })),
  exercise('issueTokens', 400, 'the grant type is not offered', () =>
    backendAsks({ grant_type: 'password' }),
  ),
  exercise('issueTokens', 400, 'the scope is not the client’s', () =>
    backendAsks({ grant_type: 'client_credentials', scope: 'everything' }),
  ),
  exercise('issueTokens', 400, 'a public client asks for itself', () => ({
    form: { grant_type: 'client_credentials', ...app },
  })),
  exercise('issueTokens', 400, 'the code is unknown', () => ({ form: codeForm('made-up') })),
  exercise('issueTokens', 400, 'no token is issued for that API', async (harness) =>
    backendAsks({ ...(await exchangeOfKey(harness)), audience: 'https://elsewhere.example' }),
  ),
];

async function exchangeOfKey(harness: Harness): Promise<Record<string, string>> {
  const { key } = await mintKey(harness);
  return { grant_type: EXCHANGE, subject_token: key, subject_token_type: API_KEY };
}

const revocation: Exercise[] = [
  exercise('revokeToken', 200, 'the token is alive', async (harness) => ({
    form: { token: (await signIn(harness)).refresh, ...app },
  })),
  exercise('revokeToken', 200, 'there is no such token', () => ({ form: { token: 'made-up', ...app } })),
  exercise('revokeToken', 400, 'the client is unknown', () => ({
    form: { token: 'made-up', client_id: 'nobody' },
  })),
  exercise('revokeToken', 400, 'the token is of another client', async (harness) =>
    backendAsks({ token: (await signIn(harness)).access }),
  ),
];

const introspection: Exercise[] = [
  exercise(
    'introspectToken',
    200,
    'a signed-in person’s access token is alive',
    async (harness) => backendAsks({ token: (await signIn(harness)).access }),
    { statusList: true },
  ),
  exercise(
    'introspectToken',
    200,
    'an exchanged token is alive',
    async (harness) => {
      const first = await tokensOf(
        await harness.call('POST /oauth/token', backendAsks(await exchangeOfKey(harness))),
      );
      const again = backendAsks({
        grant_type: EXCHANGE,
        subject_token: first.access,
        subject_token_type: ACCESS_TOKEN,
      });
      return backendAsks({ token: (await tokensOf(await harness.call('POST /oauth/token', again))).access });
    },
    { quota: { requests: 1000, windowS: 86_400 } },
  ),
  exercise('introspectToken', 200, 'a refresh token is alive', async (harness) =>
    backendAsks({ token: (await signIn(harness)).refresh }),
  ),
  exercise('introspectToken', 200, 'the token is revoked', async (harness) => {
    const { access } = await signIn(harness);
    await revoke(harness, access);
    return backendAsks({ token: access });
  }),
  exercise('introspectToken', 401, 'the secret in the form is wrong', () => ({
    form: { token: 'any', client_id: 'demo-backend', client_secret: 'wrong' },
  })),
  exercise('introspectToken', 401, 'the client is a public one', () => ({ form: { token: 'any', ...app } })),
];

export const oauthExercises: readonly Exercise[] = [...consent, ...tokens, ...revocation, ...introspection];
