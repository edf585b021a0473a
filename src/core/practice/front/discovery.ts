import { makeRouter } from '../../api/index.js';
import { isRecord } from '../../shared/index.js';
import { BASE, type Call } from '../call.js';
import type { FrontContext } from './context.js';
import { OPEN_ID_CLAIMS, OPEN_ID_SCOPES } from './openId/person.js';

const PUBLIC = { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300' };

/** The name goes between host and path (RFC 8414 section 3.1, RFC 9728 section 3.1). */
export function wellKnown(address: string, name: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}/.well-known/${name}${pathname}`;
}

/** Authorization server metadata (RFC 8414), wherever it was asked for. */
export async function answerMetadata(call: Call, context: FrontContext): Promise<Response> {
  return Response.json(await metadataOf(call, context), { headers: PUBLIC });
}

/** OpenID Connect Discovery 1.0 section 3. */
export async function answerOpenIdConfiguration(call: Call, context: FrontContext): Promise<Response> {
  const metadata = await metadataOf(call, context);
  const { alg } = context.api.config;
  const scopes = Array.isArray(metadata['scopes_supported'])
    ? (metadata['scopes_supported'] as string[])
    : [];
  return Response.json(
    {
      ...metadata,
      userinfo_endpoint: `${call.address}/oauth/userinfo`,
      scopes_supported: [...OPEN_ID_SCOPES, ...scopes],
      response_modes_supported: ['query'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [alg],
      claims_supported: OPEN_ID_CLAIMS,
      claims_parameter_supported: false,
      request_parameter_supported: false,
      request_uri_parameter_supported: false,
    },
    { headers: PUBLIC },
  );
}

/** Protected resource metadata (RFC 9728 section 2). */
export async function answerResourceMetadata(call: Call, context: FrontContext): Promise<Response> {
  const { issuer, scopes_supported: scopes } = await metadataOf(call, context);
  return Response.json(
    {
      resource: call.address,
      authorization_servers: [issuer],
      scopes_supported: scopes,
      bearer_methods_supported: ['header'],
      resource_name: 'Orders, the practice API of Key or Token',
    },
    { headers: PUBLIC },
  );
}

/** What is there, for whoever opens the address. */
export async function answerIndex(call: Call, context: FrontContext): Promise<Response> {
  const { issuer, jwks_uri: jwks } = await metadataOf(call, context);
  return Response.json(
    {
      name: 'Key or Token: practice API',
      about: 'A test double. Its keys, tokens and people are made up.',
      issuer,
      metadata: wellKnown(call.address, 'oauth-authorization-server'),
      openid_configuration: `${call.address}/.well-known/openid-configuration`,
      protected_resource_metadata: wellKnown(call.address, 'oauth-protected-resource'),
      jwks_uri: jwks,
      openapi: `${new URL(call.address).origin}/openapi.json`,
      routes: makeRouter('').routes.map(({ method, path }) => `${method} ${path}`),
    },
    { headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } },
  );
}

/** What the API says of itself, with the addresses by which it was asked. */
async function metadataOf({ address }: Call, { api, own }: FrontContext): Promise<Record<string, unknown>> {
  const at = `http://localhost/.well-known/oauth-authorization-server${BASE}`;
  const body: unknown = await (await api.fetch(new Request(at), own)).json();
  if (!isRecord(body)) throw new Error('metadata is an object');
  const issuer = String(body['issuer']).replace(/\/$/, '');
  // An issuer of another address is a name only: what it names is here.
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      /_endpoint$|_uri$/.test(name) ? String(value).replace(issuer, address) : value,
    ]),
  );
}
