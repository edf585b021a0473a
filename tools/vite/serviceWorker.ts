import { build, type Plugin, type ResolvedConfig } from 'vite';

/**
 * Puts the service worker at the root of the build, as one classic script: not every browser takes a worker made of
 * modules. The build of the app does not share chunks with it.
 */
export function serviceWorker(entry: string, fileName: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'key-or-token:service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async generateBundle() {
      const built = await build({
        root: config.root,
        configFile: false,
        logLevel: 'error',
        build: {
          write: false,
          target: 'es2023',
          rolldownOptions: { input: entry, output: { format: 'iife' } },
        },
      });
      const [{ output = [] } = {}] = [built].flat() as { output: { code?: string }[] }[];
      this.emitFile({ type: 'asset', fileName, source: output[0]?.code ?? '' });
    },
  };
}
