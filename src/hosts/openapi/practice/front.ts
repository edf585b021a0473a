import { PRACTICE_PATH } from '../../paths.js';
import { response } from '../responses.js';
import { discoverySchemas } from '../paths/discovery.js';
import { listOf, object, schema, text } from '../schemas.js';
import { everyone } from '../security.js';
import { refer } from './operation.js';
import type { Operation, Paths, Schema } from '../types.js';

const address: Schema = { type: 'string', format: 'uri' };
const servers = [{ url: '.', description: 'The root of the same host, and not the path of the API.' }];

function found(operationId: string, summary: string, shape: Schema): Operation {
  return {
    operationId,
    tags: ['Discovery'],
    summary,
    security: everyone,
    responses: {
      200: { description: 'Public.', content: { 'application/json': { schema: shape } } },
      421: refer('ControlMisdirected'),
    },
  };
}

const { properties: metadata } = discoverySchemas.Metadata as { properties?: Record<string, Schema> };
const openIdConfiguration = object({
  ...metadata,
  userinfo_endpoint: address,
  scopes_supported: listOf(text),
  response_modes_supported: listOf(text),
  subject_types_supported: listOf(text),
  id_token_signing_alg_values_supported: listOf(text),
  claims_supported: listOf(text),
  claims_parameter_supported: { type: 'boolean' },
  request_parameter_supported: { type: 'boolean' },
  request_uri_parameter_supported: { type: 'boolean' },
});

const userInfo = (operationId: string): Operation => ({
  operationId,
  tags: ['OpenID Connect'],
  summary: 'Who has signed in (OpenID Connect Core 1.0 section 5.3)',
  description:
    'For an access token that was got with the scope openid. name comes with profile, email with email.',
  security: [{ accessToken: [] }],
  responses: {
    200: {
      description: 'What is made up about the person.',
      content: {
        'application/json': { schema: object({ sub: text, name: text, email: text }, ['name', 'email']) },
      },
    },
    401: response('NotAuthenticated'),
    403: {
      description: 'The token was got without openid.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/PlainProblem' } } },
    },
  },
});

/** What stands before the API where real clients call it. */
export const frontPaths: Paths = {
  '/': {
    get: found(
      'readIndex',
      'What is there',
      object({
        name: text,
        about: text,
        issuer: address,
        metadata: address,
        openid_configuration: address,
        protected_resource_metadata: address,
        jwks_uri: address,
        openapi: address,
        routes: listOf(text),
      }),
    ),
  },
  '/.well-known/openid-configuration': {
    get: found('readOpenIdConfiguration', 'OpenID Connect Discovery 1.0 section 4', openIdConfiguration),
  },
  '/.well-known/oauth-authorization-server': {
    get: found(
      'readMetadataBelowIssuer',
      'The same metadata, where clients look that append the name',
      schema('Metadata'),
    ),
  },
  [`/.well-known/oauth-protected-resource${PRACTICE_PATH}`]: {
    servers,
    get: found(
      'readResourceMetadata',
      'Protected resource metadata (RFC 9728), which the challenge names',
      object({
        resource: address,
        authorization_servers: listOf(address),
        scopes_supported: listOf(text),
        bearer_methods_supported: listOf(text),
        resource_name: text,
      }),
    ),
  },
  '/oauth/userinfo': { get: userInfo('readUserInfo'), post: userInfo('postUserInfo') },
};
