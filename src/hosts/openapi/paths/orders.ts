import { headers } from '../headers.js';
import { anywhere, response } from '../responses.js';
import { askedFor, count, listOf, object, schema, text } from '../schemas.js';
import { callers } from '../security.js';
import type { Parameter, Paths, Schema } from '../types.js';

const order: Schema = object({ id: text, item: text, quantity: count });
const newOrder: Schema = askedFor(
  { item: { type: 'string', minLength: 1 }, quantity: { ...count, maximum: Number.MAX_SAFE_INTEGER } },
  ['item', 'quantity'],
);

const region: Parameter = {
  name: 'Demo-Region',
  in: 'header',
  description:
    'Which region the request arrives at, where the API has more than one: each has copies of its own.',
  schema: text,
};

const limited = headers(['Cache-Control', 'RateLimit', 'RateLimit-Policy']);

/** Whoever comes with a credential may hear this. */
const guarded = {
  ...anywhere,
  400: response('NotOneCredential'),
  401: response('NotAuthenticated'),
  429: response('TooMany'),
  503: response('CannotCheck'),
} as const;

export const orderPaths: Paths = {
  '/v1/orders': {
    get: {
      operationId: 'listOrders',
      tags: ['Orders'],
      summary: 'List orders',
      parameters: [region],
      security: callers('orders:read'),
      responses: {
        ...guarded,
        200: {
          description: 'The same two orders for everyone.',
          headers: limited,
          content: {
            'application/json': {
              schema: object({ orders: listOf(order) }),
              example: { orders: [{ id: 'ord_1001', item: 'Fountain pen', quantity: 2 }] },
            },
          },
        },
        403: response('NotAllowed'),
      },
    },
    post: {
      operationId: 'placeOrder',
      tags: ['Orders'],
      summary: 'Place an order',
      description: 'Nothing is stored: the mock API keeps credentials, not orders.',
      parameters: [region],
      security: callers('orders:write'),
      requestBody: {
        required: true,
        content: { 'application/json': { schema: newOrder, example: { item: 'Ink', quantity: 3 } } },
      },
      responses: {
        ...guarded,
        201: {
          description: 'Placed.',
          headers: limited,
          content: {
            'application/json': { schema: order, example: { id: 'ord_2001', item: 'Ink', quantity: 3 } },
          },
        },
        403: response('NotAllowed'),
        422: response('OrderNotUsable'),
      },
    },
  },
  '/v1/me': {
    get: {
      operationId: 'whoAmI',
      tags: ['Orders'],
      summary: 'Say who calls',
      parameters: [region],
      security: callers(),
      responses: {
        ...guarded,
        200: {
          description: 'Whom the API takes the caller for.',
          headers: limited,
          content: {
            'application/json': {
              schema: object({
                subject: { type: 'string', description: 'The customer of a key, or the person of a token.' },
                credential: { enum: ['api_key', 'access_token'] },
                scopes: listOf(schema('Scope')),
              }),
              example: { subject: 'acme', credential: 'api_key', scopes: ['orders:read'] },
            },
          },
        },
      },
    },
  },
};
