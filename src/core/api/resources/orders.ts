import { matching, strictObject, whole } from '../../shared/index.js';
import { readBody, refuseInput } from '../http/body.js';
import { guarded, type Answer } from './guarded.js';

/** What the API is for: orders, behind an API key or an access token. */
export const ORDERS = [
  { id: 'ord_1001', item: 'Fountain pen', quantity: 2 },
  { id: 'ord_1002', item: 'Blotting paper', quantity: 40 },
];

export const listOrders = guarded('orders:read', () => ({ status: 200, body: { orders: ORDERS } }));

const newOrder = strictObject(
  {
    item: matching(/^./s, 'must not be empty'),
    quantity: whole(1, Number.MAX_SAFE_INTEGER),
  },
  ['item', 'quantity'],
);

export const createOrder = guarded('orders:write', async (_caller, context, request): Promise<Answer> => {
  const asked = await readBody(request, newOrder);
  if (!asked.ok) return refuseInput(context, asked.faults);
  // Nothing is stored: the mock API has credentials to keep, not orders.
  const id = context.newName('order', 2000 + context.nextNumber('order'));
  return { status: 201, body: { id, ...asked.value } };
});
