import { headers } from '../headers.js';
import { managed, response } from '../responses.js';
import {
  askedFor,
  count,
  listOf,
  nullable,
  object,
  schema,
  sharedSchemas,
  text,
  timestamp,
  timestampOrNull,
} from '../schemas.js';
import { adminOnly } from '../security.js';
import type { Parameter, Paths, RequestBody, ResponseObject, Schema } from '../types.js';

const members = {
  id: text,
  prefix: { type: 'string', description: 'How every key of this API begins.' },
  last4: { type: 'string', pattern: '^[0-9A-Za-z]{4}$', description: 'To tell keys apart by.' },
  customer: {
    type: 'string',
    description:
      'Whom the key identifies, and whose limits count: once for each limit, whichever of the keys has it.',
  },
  scopes: listOf(schema('Scope')),
  limit: schema('Limit'),
  quota: nullable(schema('Limit')),
  created_at: timestamp,
  expires_at: timestampOrNull,
  last_used_at: { ...timestampOrNull, description: 'To the minute.' },
};

export const keySchemas = {
  ApiKey: { ...object(members), description: 'What the API keeps of a key: never the key.' },
  MintedApiKey: object({
    key: { type: 'string', description: 'The key itself. It is shown in this answer and never again.' },
    ...members,
  }),
} as const satisfies Record<string, Schema>;

const example = {
  id: 'key_1',
  prefix: 'kot_demo_',
  last4: 'a1B2',
  customer: 'acme',
  scopes: ['orders:read'],
  limit: { requests: 60, window_s: 60 },
  quota: null,
  created_at: '2026-01-01T00:00:00.000Z',
  expires_at: null,
  last_used_at: null,
};

/** What of a key may be asked for when it is minted, and again when it is rotated. */
const limit: Schema = { ...sharedSchemas.Limit, additionalProperties: false };
const settings = {
  scopes: listOf(schema('Scope')),
  limit,
  quota: { ...limit, description: 'A second limit, over a longer window.' },
  expires_at: {
    type: 'string',
    format: 'date-time',
    description:
      'In the future. RFC 3339 with its T, where t and z may be small letters; a leap second may stand at the end of a month.',
  },
  expires_in: {
    ...count,
    maximum: 366 * 86_400,
    description: 'The same in seconds from now. Only one of the two may be sent.',
  },
};

const keyId: Parameter = {
  name: 'id',
  in: 'path',
  description: 'The id of a key.',
  required: true,
  schema: text,
};

const minted: ResponseObject = {
  description: 'Minted. Only its hash is stored, so this is the one time the key is seen.',
  headers: headers(['Cache-Control']),
  content: {
    'application/json': { schema: schema('MintedApiKey'), example: { key: 'kot_demo_…', ...example } },
  },
};

const asked = (description: string, members: Record<string, Schema>, example: unknown): RequestBody => ({
  description,
  content: { 'application/json': { schema: askedFor(members), example } },
});

export const keyPaths: Paths = {
  '/v1/keys': {
    get: {
      operationId: 'listKeys',
      tags: ['API keys'],
      summary: 'List the keys',
      description: 'A revoked key is gone at once; an expired one stays listed for seven days or more.',
      security: adminOnly,
      responses: {
        ...managed,
        200: {
          description: 'Everything but the keys themselves.',
          headers: headers(['Cache-Control']),
          content: {
            'application/json': {
              schema: object({ keys: listOf(schema('ApiKey')) }),
              example: { keys: [example] },
            },
          },
        },
      },
    },
    post: {
      operationId: 'mintKey',
      tags: ['API keys'],
      summary: 'Mint a key',
      security: adminOnly,
      requestBody: asked(
        'Everything may be left out, the body as well.',
        {
          customer: {
            type: 'string',
            pattern: '^[\\w-]{1,64}$',
            description: 'The key’s own id by default.',
          },
          ...settings,
        },
        { customer: 'acme', scopes: ['orders:read'], limit: { requests: 60, window_s: 60 } },
      ),
      responses: { ...managed, 201: minted, 422: response('NotUsable') },
    },
  },
  '/v1/keys/{id}': {
    get: {
      operationId: 'readKey',
      tags: ['API keys'],
      summary: 'Look at one key',
      parameters: [keyId],
      security: adminOnly,
      responses: {
        ...managed,
        200: {
          description: 'Everything but the key itself.',
          headers: headers(['Cache-Control']),
          content: { 'application/json': { schema: schema('ApiKey'), example } },
        },
        404: response('NotFound'),
      },
    },
    delete: {
      operationId: 'revokeKey',
      tags: ['API keys'],
      summary: 'Revoke a key',
      description: 'Whoever asks the key store hears of it on the next call; a copy of it may take longer.',
      parameters: [keyId],
      security: adminOnly,
      responses: {
        ...managed,
        204: { description: 'Revoked.', headers: headers([]) },
        404: response('NotFound'),
      },
    },
  },
  '/v1/keys/{id}/rotate': {
    post: {
      operationId: 'rotateKey',
      tags: ['API keys'],
      summary: 'Replace a key',
      description:
        'The new key is for the same customer. It has the scopes, limits and expiry that the request names, and those of the old key where it names none: the same moment of expiry, too. A key that has expired needs a new one named. Scopes may become more, since whoever has the admin secret may mint any. To take a quota away, mint another key. After a leak, let the old one end at once.',
      parameters: [keyId],
      security: adminOnly,
      requestBody: asked(
        'Everything may be left out, the body as well.',
        {
          overlap_s: {
            type: 'integer',
            minimum: 0,
            maximum: 7 * 86_400,
            default: 0,
            description: 'How long the old key lives on, in seconds. Never past its own expiry.',
          },
          ...settings,
        },
        { overlap_s: 3600 },
      ),
      responses: { ...managed, 201: minted, 404: response('NotFound'), 422: response('NotUsable') },
    },
  },
};
