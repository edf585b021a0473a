import compression from 'compression';
import type { Connect, Plugin } from 'vite';

/** Has `vite preview` answer compressed, as every host of static files does: how fast a page opens is true there too. */
export function compressed(): Plugin {
  return {
    name: 'key-or-token:compressed',
    configurePreviewServer({ middlewares }) {
      // Its types are Express's, which it does not need.
      middlewares.use(compression() as unknown as Connect.NextHandleFunction);
    },
  };
}
