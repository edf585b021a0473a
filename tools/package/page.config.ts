import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from '../vite/csp.js';

/** The practice page alone, for the npm package that `serve` looks for. */
export default defineConfig({
  base: './',
  logLevel: 'warn',
  publicDir: false,
  plugins: [svelte(), contentSecurityPolicy()],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'practice.html', checks: { pluginTimings: false } },
  },
});
