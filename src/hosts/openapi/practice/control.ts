import { CONTROL_PATH } from '../../paths.js';
import { text } from '../schemas.js';
import type { Paths } from '../types.js';
import { id, posting, reading } from './operation.js';
import * as shape from './shapes.js';

/** The root of the same host, and not the path of the API. */
const servers = [{ url: '.', description: 'The root of the same host, and not the path of the API.' }];
const at = (path: string): `/${string}` => `${CONTROL_PATH}${path}`;

export const controlPaths: Paths = {
  [at('/clock')]: {
    servers,
    get: reading({ operationId: 'readClock', summary: 'What time it is', answer: shape.clock }),
    post: posting({
      operationId: 'moveClock',
      summary: 'Move the clock, stop it or let it go on',
      description: 'Virtual time for everything: issue, expiry, caches, windows and lists.',
      body: shape.clockChange,
      example: { advance: 'PT15M' },
      answer: shape.clock,
    }),
  },
  [at('/expire')]: {
    servers,
    post: posting({
      operationId: 'expire',
      summary: 'Have a credential refused as expired, from now on',
      description:
        'Exactly one of token, id, client and next. A verifier elsewhere still goes by the exp of a token: elsewhere says so.',
      body: shape.expiry,
      example: { id: 'cred-3' },
      answer: shape.ended,
      finds: true,
    }),
  },
  [at('/revoke')]: {
    servers,
    post: posting({
      operationId: 'revokeCredential',
      summary: 'Have a credential refused as revoked, from now on',
      description: 'Exactly one of token, id and client. Where the API has copies, as late as they are.',
      body: shape.revocation,
      example: { client: 'demo-app' },
      answer: shape.ended,
      finds: true,
    }),
  },
  [at('/faults')]: {
    servers,
    get: reading({
      operationId: 'listFaults',
      summary: 'The faults, and what they have met',
      answer: shape.faults,
    }),
    post: posting({
      operationId: 'addFault',
      summary: 'Put a fault in the way of requests',
      body: shape.faultGiven,
      example: { match: { path: '/v1/orders' }, times: 1, answer: '401-invalid_token' },
      answer: shape.fault,
      status: 201,
    }),
    delete: reading({ operationId: 'removeFaults', summary: 'Take all faults away' }),
  },
  [at('/faults/{id}')]: {
    servers,
    get: reading({
      operationId: 'readFault',
      summary: 'One fault',
      parameters: [id],
      answer: shape.fault,
      finds: true,
    }),
    delete: reading({
      operationId: 'removeFault',
      summary: 'Take a fault away',
      parameters: [id],
      finds: true,
    }),
  },
  [at('/requests')]: {
    servers,
    get: reading({
      operationId: 'listRequests',
      summary: 'What came and what became of it, with the trace',
      parameters: [
        {
          name: 'since',
          in: 'query',
          description: 'Only the requests after the one of this id.',
          schema: { type: 'integer', minimum: 0 },
        },
      ],
      answer: shape.requests,
    }),
  },
  [at('/events')]: {
    servers,
    get: reading({
      operationId: 'streamEvents',
      summary: 'What happens, as it happens',
      description:
        'Server-sent events: request, with an id to come back with in Last-Event-ID, credential, clock, faults, settings, reset, restored; missed where requests are forgotten.',
      answer: text,
      type: 'text/event-stream',
    }),
  },
  [at('/credentials')]: {
    servers,
    get: reading({
      operationId: 'listCredentials',
      summary: 'The credentials that have been seen, by their names',
      answer: shape.credentials,
    }),
  },
  [at('/credentials/{id}')]: {
    servers,
    get: reading({
      operationId: 'readCredential',
      summary: 'One credential',
      parameters: [id],
      answer: shape.credential,
      finds: true,
    }),
  },
  [at('/counters')]: {
    servers,
    get: reading({
      operationId: 'readCounters',
      summary: 'Numbers that a test asserts',
      answer: shape.counters,
    }),
  },
  [at('/settings')]: {
    servers,
    get: reading({
      operationId: 'readSettings',
      summary: 'What the API is set up with',
      answer: shape.settings,
    }),
    post: posting({
      operationId: 'changeSettings',
      summary: 'Set the API up otherwise, from the next request on',
      body: shape.settings,
      example: { accessTtlS: 30 },
      answer: shape.settings,
    }),
  },
  [at('/reset')]: {
    servers,
    post: posting({
      operationId: 'reset',
      summary: 'Begin anew, with the same secrets',
      body: shape.seedGiven,
      example: { seed: 7 },
      answer: shape.seed,
    }),
  },
  [at('/snapshots')]: {
    servers,
    get: reading({
      operationId: 'listSnapshots',
      summary: 'The states to come back to',
      answer: shape.snapshots,
    }),
    post: posting({
      operationId: 'takeSnapshot',
      summary: 'Keep the state as it is now',
      body: shape.snapshotGiven,
      example: { id: 'signed-in' },
      answer: shape.named,
      status: 201,
    }),
  },
  [at('/snapshots/{id}')]: {
    servers,
    post: posting({
      operationId: 'restoreSnapshot',
      summary: 'Go back to a state',
      parameters: [id],
      answer: shape.named,
      finds: true,
    }),
    delete: reading({
      operationId: 'removeSnapshot',
      summary: 'Forget a state',
      parameters: [id],
      finds: true,
    }),
  },
  [at('/tenants')]: {
    servers,
    get: reading({
      operationId: 'listTenants',
      summary: 'The tenants that have been named',
      answer: shape.tenants,
    }),
  },
  [at('/tenants/{id}')]: {
    servers,
    delete: reading({
      operationId: 'removeTenant',
      summary: 'Forget a tenant and its world',
      parameters: [id],
      finds: true,
    }),
  },
};
