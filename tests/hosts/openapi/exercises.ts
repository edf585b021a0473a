import { ADMIN, bearer, mintKey } from '../../core/api/harness.js';
import { exercise, type Exercise } from './exercise.js';
import { oauthExercises } from './oauthExercises.js';
import { refusals } from './refusals.js';

const asAdmin = { headers: ADMIN };

const orders: Exercise[] = [
  exercise('listOrders', 200, 'a key comes in X-API-Key', async (harness) => ({
    headers: { 'X-API-Key': (await mintKey(harness)).key, 'Demo-Region': 'eu' },
  })),
  exercise('listOrders', 403, 'the key may not read', async (harness) => ({
    headers: bearer((await mintKey(harness, { scopes: ['orders:write'] })).key),
  })),
  exercise(
    'placeOrder',
    201,
    'the customer has a quota as well',
    async (harness) => ({
      headers: bearer((await mintKey(harness)).key),
      json: { item: 'Ink', quantity: 3 },
    }),
    { quota: { requests: 1000, windowS: 86_400 } },
  ),
  exercise('placeOrder', 403, 'the key may not write', async (harness) => ({
    headers: bearer((await mintKey(harness, { scopes: ['orders:read'] })).key),
  })),
  exercise('placeOrder', 422, 'the quantity is not a number', async (harness) => ({
    headers: bearer((await mintKey(harness)).key),
    json: { item: 'Ink', quantity: 'three' },
  })),
  exercise('placeOrder', 422, 'the quantity is missing', async (harness) => ({
    headers: bearer((await mintKey(harness)).key),
    json: { item: 'Ink', quantity: null },
  })),
  exercise('whoAmI', 200, 'a key comes as Bearer', async (harness) => ({
    headers: bearer((await mintKey(harness)).key),
  })),
];

const keys: Exercise[] = [
  exercise('mintKey', 201, 'nothing is asked for', () => asAdmin),
  exercise('mintKey', 201, 'everything is asked for', () => ({
    ...asAdmin,
    json: {
      customer: 'acme',
      scopes: ['orders:read'],
      limit: { requests: 10, window_s: 1 },
      quota: { requests: 1000, window_s: 86_400 },
      expires_at: '2027-01-01T00:00:00Z',
    },
  })),
  exercise('mintKey', 201, 'a lifetime is asked for', () => ({ ...asAdmin, json: { expires_in: 3600 } })),
  exercise('mintKey', 201, 'what is not wanted is null', () => ({
    ...asAdmin,
    json: { customer: null, scopes: null, limit: null, quota: null, expires_at: null, expires_in: null },
  })),
  exercise('mintKey', 422, 'a member is mistyped', () => ({ ...asAdmin, json: { expires_In: 60 } })),
  exercise('mintKey', 422, 'a form comes instead of JSON', () => ({
    ...asAdmin,
    form: { customer: 'acme' },
  })),
  exercise('mintKey', 422, 'an unknown scope is asked for', () => ({
    ...asAdmin,
    json: { scopes: ['all'] },
  })),
  exercise('listKeys', 200, 'there is a key', async (harness) => {
    await mintKey(harness, { quota: { requests: 1000, window_s: 86_400 } });
    return asAdmin;
  }),
  exercise('readKey', 200, 'there is the key', async (harness) => ({
    ...asAdmin,
    id: (await mintKey(harness)).id,
  })),
  exercise('readKey', 404, 'there is no such key', () => asAdmin),
  exercise('revokeKey', 204, 'there is the key', async (harness) => ({
    ...asAdmin,
    id: (await mintKey(harness)).id,
  })),
  exercise('revokeKey', 404, 'there is no such key', () => asAdmin),
  exercise('rotateKey', 201, 'the old key gets an hour', async (harness) => ({
    ...asAdmin,
    id: (await mintKey(harness)).id,
    json: { overlap_s: 3600 },
  })),
  exercise('rotateKey', 201, 'the new key gets other settings', async (harness) => ({
    ...asAdmin,
    id: (await mintKey(harness)).id,
    json: {
      scopes: ['orders:read'],
      limit: { requests: 5, window_s: 1 },
      expires_at: '2027-01-01t00:00:00z',
    },
  })),
  exercise('rotateKey', 422, 'the key has expired, and no new expiry is named', async (harness) => {
    const { id } = await mintKey(harness, { expires_in: 60 });
    harness.clock.passSeconds(60);
    return { ...asAdmin, id };
  }),
  exercise('rotateKey', 404, 'there is no such key', () => asAdmin),
  exercise('rotateKey', 422, 'the old key would get a month', async (harness) => ({
    ...asAdmin,
    id: (await mintKey(harness)).id,
    json: { overlap_s: 30 * 86_400 },
  })),
];

const ana = { ...asAdmin, id: 'user-ana' };
/** Of each operation on a person, once the person is deleted. */
const deleted = ['readUser', 'changeRole', 'deleteUser', 'signOutUser'].map((operation) =>
  exercise(operation, 404, 'the person is deleted', async (harness) => {
    await harness.call('DELETE /v1/users/user-ana', asAdmin);
    return { ...ana, ...(operation === 'changeRole' && { json: { role: 'member' } }) };
  }),
);
const users: Exercise[] = [
  ...deleted,
  exercise('readUser', 200, 'nobody has changed the person', () => ana),
  exercise('readUser', 200, 'the person has signed out', async (harness) => {
    await harness.call('POST /v1/users/user-ana/sign-out', asAdmin);
    return ana;
  }),
  exercise('changeRole', 200, 'the role is one of ours', () => ({ ...ana, json: { role: 'member' } })),
  exercise('changeRole', 422, 'the role is not one of ours', () => ({ ...ana, json: { role: 'king' } })),
  exercise('deleteUser', 204, 'the person exists', () => ana),
  exercise('signOutUser', 204, 'the person exists', () => ana),
];

const signingKeys: Exercise[] = [
  exercise('listSigningKeys', 200, 'there is one', () => asAdmin),
  exercise('addSigningKey', 201, 'it signs at once', () => asAdmin),
  exercise('addSigningKey', 201, 'it signs later', () => ({ ...asAdmin, json: { use_after_s: 600 } })),
  exercise('addSigningKey', 422, 'the body is a list', () => ({ ...asAdmin, json: [] })),
  exercise('addSigningKey', 422, 'it would sign in the past', () => ({
    ...asAdmin,
    json: { use_after_s: -1 },
  })),
  exercise('removeSigningKey', 204, 'it is the only one', () => ({ ...asAdmin, id: 'sig-1' })),
  exercise('removeSigningKey', 404, 'there is no such key', () => asAdmin),
];

const discovery: Exercise[] = ['readMetadata', 'readJwks', 'readStatusList'].map((operation) =>
  exercise(operation, 200, 'anyone asks', () => ({})),
);

export const exercises: readonly Exercise[] = [
  ...refusals,
  ...orders,
  ...keys,
  ...users,
  ...signingKeys,
  ...oauthExercises,
  ...discovery,
];
