import type { Hono } from 'hono/tiny';
import type { Exchange } from '../exchange.js';

/** The mock API's router: each request brings its own exchange. */
export type ApiRouter = Hono<{ Bindings: { exchange: Exchange } }>;
