import type { Plugin } from 'vite';
import { openApiDocument } from '../../src/hosts/openapi/index.js';

const FILE = 'openapi.json';

/** Puts the API's description beside the page: as a file of the build, and from memory in dev. */
export function openApi(): Plugin {
  const source = `${JSON.stringify(openApiDocument, null, 2)}\n`;
  return {
    name: 'key-or-token:openapi',
    configureServer({ middlewares }) {
      middlewares.use(`/${FILE}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/json').end(source);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source });
    },
  };
}
