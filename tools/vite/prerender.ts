import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer, type Plugin, type ResolvedConfig, type ViteDevServer } from 'vite';

/** A place in the HTML to fill with the server render of one component. */
export interface Slot {
  /** An attribute of the element to fill, as written: `id="guide"`. A component may hold the slot of a later one. */
  at: string;
  component: string;
  props?: Record<string, unknown>;
}

/**
 * Renders components into index.html, at build and in dev, with Svelte's server renderer. What nobody
 * hydrates is never shipped as script. A build has no dev server to load components, so it makes a short-lived one.
 */
export function prerender(slots: readonly Slot[]): Plugin {
  let config: ResolvedConfig;
  let dev: ViteDevServer | undefined;
  return {
    name: 'key-or-token:prerender',
    configResolved(resolved) {
      config = resolved;
    },
    configureServer(server) {
      dev = server;
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        if (dev) return fillAll(html, slots, dev);
        const server = await createServer({
          root: config.root,
          mode: config.mode,
          configFile: false,
          logLevel: 'error',
          appType: 'custom',
          plugins: [svelte()],
          optimizeDeps: { noDiscovery: true },
          server: { middlewareMode: true, hmr: false, ws: false, watch: null },
        });
        try {
          return await fillAll(html, slots, server);
        } finally {
          await server.close();
        }
      },
    },
  };
}

async function fillAll(html: string, slots: readonly Slot[], server: ViteDevServer): Promise<string> {
  // Loaded the same way as the components, so that both share one copy of the renderer.
  const { render } = await server.ssrLoadModule('svelte/server');
  for (const { at, component, props = {} } of slots) {
    const { default: Component } = await server.ssrLoadModule(component);
    html = fill(html, at, render(Component, { props }).body);
  }
  return html;
}

/** Puts `body` inside the one empty element whose opening tag carries the attribute `at`. */
export function fill(html: string, at: string, body: string): string {
  const [before = '', after, ...more] = html.split(new RegExp(`(?<=<[a-z][^<>]*\\s${at}[^<>]*>)(?=</)`));
  if (after === undefined) throw new Error(`prerender: no empty element with ${at}`);
  if (more.length > 0) throw new Error(`prerender: more than one empty element with ${at}`);
  return before + body + after;
}
