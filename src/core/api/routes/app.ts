import type { Context } from 'hono';
import type { Hono } from 'hono/tiny';
import type { Exchange } from '../exchange.js';

interface Env {
  Bindings: { exchange: Exchange };
}

/** The mock API's router: each request brings its own exchange. */
export type ApiRouter = Hono<Env>;
export type ApiContext = Context<Env>;
