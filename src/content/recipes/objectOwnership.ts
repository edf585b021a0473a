// Whose object is it? Asked in every function that takes an id from outside, after the credential and its scopes were
// checked (OWASP API1:2023). The store is asked for “this order, of this customer”, so a check cannot be left out. What is
// not the caller's looks like what does not exist: 404, the same to the byte. 403 is for what they may see and not change.
// Not made needless by ids that nobody can guess: those turn up in logs, links and screenshots.
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';

export interface Caller {
  customer: string;
  /** Who may only read within the customer. */
  isReader: boolean;
}

export interface Order {
  id: string;
  customer: string;
  item: string;
  quantity: number;
}

/** Every function takes the customer. In SQL: `WHERE id = ? AND customer = ?`, for changes too, and not a look before. */
export interface Orders {
  list(customer: string): Promise<readonly Order[]>;
  find(id: string, customer: string): Promise<Order | undefined>;
  change(id: string, customer: string, changes: Pick<Order, 'quantity'>): Promise<Order | undefined>;
  remove(id: string, customer: string): Promise<boolean>;
}

/** `callerOf` answers from the credential alone, never from an address, a body or another header. */
export function ordersApi(orders: Orders, callerOf: (context: Context) => Caller | undefined): Hono {
  const app = new Hono();
  // A 404 may be kept by caches unless told (RFC 9110 section 15.1): the next customer would get it.
  app.use(async (context, next) => {
    context.header('Cache-Control', 'no-store');
    await next();
  });
  app.use(bodyLimit({ maxSize: 16_384, onError: (context) => problem(context, 413) }));
  const handle = (answer: (context: Context, caller: Caller) => Promise<Response>) => {
    return (context: Context) => {
      const caller = callerOf(context);
      // An empty customer would own whatever was stored without one.
      return caller?.customer ? answer(context, caller) : problem(context, 401);
    };
  };

  app.get(
    '/orders',
    handle(async (context, { customer }) => context.json(await orders.list(customer))),
  );
  app.get(
    '/orders/:id',
    handle(async (context, { customer }) => {
      const order = await orders.find(context.req.param('id') ?? '', customer);
      return order ? context.json(order) : problem(context, 404);
    }),
  );
  app.patch(
    '/orders/:id',
    handle(async (context, { customer, isReader }) => {
      const id = context.req.param('id') ?? '';
      // First, and alike for every id: later, it would tell which ids exist, and leave time between check and change.
      const quantity = quantityOf(await context.req.json().catch(() => null));
      if (quantity === null) return problem(context, 422);
      if (isReader) return problem(context, (await orders.find(id, customer)) ? 403 : 404);
      const order = await orders.change(id, customer, { quantity });
      return order ? context.json(order) : problem(context, 404);
    }),
  );
  app.delete(
    '/orders/:id',
    handle(async (context, { customer, isReader }) => {
      const id = context.req.param('id') ?? '';
      if (isReader) return problem(context, (await orders.find(id, customer)) ? 403 : 404);
      return (await orders.remove(id, customer)) ? context.body(null, 204) : problem(context, 404);
    }),
  );
  return app;
}

/** Chosen members, not all: a body with `customer` in it must not give an order away (OWASP API3:2023). */
function quantityOf(body: unknown): number | null {
  const { quantity } = (body ?? {}) as { quantity?: unknown };
  return Number.isSafeInteger(quantity) && Number(quantity) > 0 ? Number(quantity) : null;
}

const TITLES = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
};

/** Without the id or a reason: both would tell more than the status. */
function problem(context: Context, status: keyof typeof TITLES): Response {
  return context.body(JSON.stringify({ title: TITLES[status], status }), status, {
    'Content-Type': 'application/problem+json',
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="api"' }),
  });
}
