import * as oauth from 'oauth4webapi';
import { vi } from 'vitest';
import type { ApiConfig } from '../../../../src/core/api/index.js';
import { START, startApi, type Harness } from '../harness.js';

/** Issuers with and without a path: the metadata address of the first is made differently (RFC 8414 section 3.1). */
export const ISSUERS = ['https://api.example', 'https://api.example/tenant'];
export const AUDIENCE = 'https://api.example';

export const APP: oauth.Client = { client_id: 'demo-app' };
export const APP_CALLBACK = 'https://app.example/callback';
export const BACKEND: oauth.Client = { client_id: 'demo-backend' };
export const BACKEND_AUTH = oauth.ClientSecretBasic('demo-backend-secret');

/** The API as a client by another author sees it: nothing but its issuer and what that leads to. */
export interface Outside {
  harness: Harness;
  as: oauth.AuthorizationServer;
  /** The library's option that sends each of its requests to the API. */
  through: Through;
}

interface Through {
  [oauth.customFetch]: (url: string, init: object) => Promise<Response>;
}

export async function connect(issuer: string, config: Partial<ApiConfig> = {}): Promise<Outside> {
  const harness = await startApi({ config: { ...config, issuer } });
  const through = throughApi(harness);
  const response = await oauth.discoveryRequest(new URL(issuer), { ...through, algorithm: 'oauth2' });
  return { harness, through, as: await oauth.processDiscoveryResponse(new URL(issuer), response) };
}

export function throughApi({ api }: Harness): Through {
  return { [oauth.customFetch]: (url, init) => api.fetch(new Request(url, init)) };
}

/** The library reads the wall clock, so that is stopped at the moment the API's own clock starts from. */
export function stopWallClock(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
}

export function passSeconds({ clock }: Harness, seconds: number): void {
  clock.passSeconds(seconds);
  vi.setSystemTime(clock.now());
}

/** A browser follows the authorization request: where it is sent back to. */
export async function followAuthorization(
  { harness, as }: Outside,
  parameters: Record<string, string>,
): Promise<URL> {
  const address = new URL(as.authorization_endpoint ?? '');
  address.search = String(new URLSearchParams(parameters));
  const response = await harness.api.fetch(new Request(address, { redirect: 'manual' }));
  return new URL(response.headers.get('location') ?? '');
}

/** Authorization code with PKCE, as the library does it, for the public client. */
export async function signIn(outside: Outside, scope?: string): Promise<oauth.TokenEndpointResponse> {
  const { as, through } = outside;
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const callback = await followAuthorization(outside, {
    response_type: 'code',
    client_id: APP.client_id,
    redirect_uri: APP_CALLBACK,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(scope !== undefined && { scope }),
  });
  const parameters = oauth.validateAuthResponse(as, APP, callback, state);
  const response = await oauth.authorizationCodeGrantRequest(
    as,
    APP,
    oauth.None(),
    parameters,
    APP_CALLBACK,
    verifier,
    through,
  );
  return oauth.processAuthorizationCodeResponse(as, APP, response);
}

/** An access token of the confidential client for itself. */
export async function clientToken({ as, through }: Outside, scope?: string): Promise<string> {
  const asked: Record<string, string> = scope === undefined ? {} : { scope };
  const response = await oauth.clientCredentialsGrantRequest(as, BACKEND, BACKEND_AUTH, asked, through);
  return (await oauth.processClientCredentialsResponse(as, BACKEND, response)).access_token;
}

/** A request that carries the token, as a resource server gets it. */
export function carrying(token: string): Request {
  return new Request('https://orders.example/', { headers: { Authorization: `Bearer ${token}` } });
}
