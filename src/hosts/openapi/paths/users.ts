import { headers } from '../headers.js';
import { managed, response } from '../responses.js';
import { askedFor, count, object, schema, text, timestampOrNull } from '../schemas.js';
import { adminOnly } from '../security.js';
import type { Parameter, Paths, ResponseObject, Schema } from '../types.js';

const role: Schema = {
  enum: ['admin', 'member'],
  description: 'What tokens of this person may do: admin reads and writes orders, member reads them.',
};

export const userSchemas = {
  User: object({
    id: text,
    role,
    token_version: {
      ...count,
      description: 'One more at each sign-out. Tokens carry the one of their time.',
    },
    not_before: {
      ...timestampOrNull,
      description:
        'When the person last signed out everywhere: tokens issued up to then count as signed out.',
    },
  }),
} as const satisfies Record<string, Schema>;

const userId: Parameter = {
  name: 'id',
  in: 'path',
  description: 'The sub of a person’s tokens. Anyone exists, as an admin, until deleted.',
  required: true,
  schema: text,
};

const found: ResponseObject = {
  description: 'The person.',
  headers: headers(['Cache-Control']),
  content: {
    'application/json': {
      schema: schema('User'),
      example: { id: 'user-ana', role: 'admin', token_version: 1, not_before: null },
    },
  },
};

export const userPaths: Paths = {
  '/v1/users/{id}': {
    get: {
      operationId: 'readUser',
      tags: ['People'],
      summary: 'Look at a person',
      parameters: [userId],
      security: adminOnly,
      responses: { ...managed, 200: found, 404: response('NotFound') },
    },
    patch: {
      operationId: 'changeRole',
      tags: ['People'],
      summary: 'Give a person another role',
      description:
        'Counts for new tokens. Those already issued keep their scopes, unless the API looks it up.',
      parameters: [userId],
      security: adminOnly,
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: askedFor({ role }, ['role']), example: { role: 'member' } },
        },
      },
      responses: { ...managed, 200: found, 404: response('NotFound'), 422: response('NotUsable') },
    },
    delete: {
      operationId: 'deleteUser',
      tags: ['People'],
      summary: 'Delete a person',
      description:
        'Ends every sign-in. Access tokens already issued are another matter: they live until they expire, unless the API looks the person up.',
      parameters: [userId],
      security: adminOnly,
      responses: {
        ...managed,
        204: { description: 'Deleted.', headers: headers([]) },
        404: response('NotFound'),
      },
    },
  },
  '/v1/users/{id}/sign-out': {
    post: {
      operationId: 'signOutUser',
      tags: ['People'],
      summary: 'Sign a person out everywhere',
      description:
        'Ends every refresh token. Access tokens live until they expire, unless the API looks it up.',
      parameters: [userId],
      security: adminOnly,
      responses: {
        ...managed,
        204: { description: 'Signed out.', headers: headers([]) },
        404: response('NotFound'),
      },
    },
  },
};
