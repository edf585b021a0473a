import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { faq } from './src/content/guide/faq.js';
import { withoutMarks } from './src/core/shared/index.js';
import { budget } from './tools/vite/budget.js';
import { compressed } from './tools/vite/compressed.js';
import { contentSecurityPolicy } from './tools/vite/csp.js';
import { embedPage } from './tools/vite/embedPage.js';
import { findable, siteOf } from './tools/vite/findable.js';
import { preloadFonts } from './tools/vite/fonts.js';
import { highlight } from './tools/vite/highlight.js';
import { inlineStyle } from './tools/vite/inlineStyle.js';
import { openApi } from './tools/vite/openapi.js';
import { pictures } from './tools/vite/pictures.js';
import { practiceApi } from './tools/vite/practiceApi.js';
import { recipeFiles } from './tools/vite/recipeFiles.js';
import { prerender } from './tools/vite/prerender.js';
import { serviceWorker } from './tools/vite/serviceWorker.js';
import { singleFile } from './tools/vite/singleFile.js';
import { straightToPage } from './tools/vite/straightToPage.js';

const KB = 1000;
const MB = 1000 * KB;

/** The file that each page begins with. The guide is the HTML itself: its duel would come no sooner, its text later. */
const PAGES = {
  decide: '/src/ui/pages/decide/DecidePage.svelte',
  check: '/src/ui/pages/check/CheckPage.svelte',
  leaked: '/src/ui/pages/leaked/LeakedPage.svelte',
  lab: '/src/ui/pages/lab/LabPage.svelte',
  write: '/src/ui/pages/write/WritePage.svelte',
  inspect: '/src/ui/pages/inspect/InspectPage.svelte',
  checklist: '/src/ui/pages/checklist/ChecklistPage.svelte',
  scale: '/src/ui/pages/scale/ScalePage.svelte',
  assignment: '/src/ui/pages/assignment/AssignmentPage.svelte',
  verifier: '/src/ui/pages/verifier/VerifierPage.svelte',
  practice: '/src/ui/pages/practice/PracticePage.svelte',
};

/** Small modules that most pages need: together they weigh less than one file each, which every page would name. */
const TOGETHER = [
  {
    name: 'readers',
    test: /src\/core\/shared\/(read|readers|timestamp|strictObject|result)\./,
    priority: 1,
  },
  {
    name: 'credentials',
    test: /src\/core\/(shared\/formats\/crc32|credentials\/(mask|apiKey|base62|secret|hex|expiry|accessToken)|api\/(config|checks\/apiKeyCopies)|simulation\/types\/ids)\./,
  },
  { name: 'takeAlong', test: /src\/(ui\/(copy|download|pageAddress)|core\/shared\/formats\/csv)\./ },
];

/** What an app has that a server hands out, and one file on a disk has not. */
const served = [
  compressed(),
  pictures(),
  preloadFonts(),
  embedPage('embed.html', '/src/embed.ts'),
  serviceWorker('src/hosts/serviceWorker/serviceWorker.ts', 'service-worker.js'),
  openApi(),
  practiceApi(),
  // Room for the design to be at its clearest: Lighthouse and the time to the first frame guard what a reader feels.
  budget({
    beforeFirstPaint: 32 * KB,
    firstScreen: 78 * KB,
    page: 45 * KB,
    // The checklist is a document: what it says of a hundred items, and of who says so, is most of what it weighs.
    pages: { checklist: 58 * KB, lab: 64 * KB },
    embed: 140 * KB,
    app: 576 * KB,
    fonts: 60 * KB,
  }),
];

/** For search engines and messengers, which find no file on a disk. */
const foundByOthers = findable({
  site: siteOf(process.env['SITE_URL']),
  questions: faq.map(({ title, claims }) => ({
    title: withoutMarks(title),
    answer: withoutMarks(claims.map(({ text }) => text).join(' ')),
  })),
});

export default defineConfig(({ mode }) => ({
  base: './',
  // Pages have their addresses in the fragment: what is no document is answered with 404.
  appType: 'mpa',
  plugins: [
    svelte(),
    prerender([
      { at: 'data-island="header"', component: '/src/ui/components/Header.svelte' },
      { at: 'id="guide"', component: '/src/ui/pages/guide/Guide.svelte' },
      { at: 'data-first="leaked"', component: '/src/ui/pages/leaked/LeakedFirst.svelte' },
      { at: 'data-first="scale"', component: '/src/ui/pages/scale/ScaleFirst.svelte' },
      { at: 'data-first="check"', component: '/src/ui/pages/check/CheckFirst.svelte' },
      { at: 'data-island="duel"', component: '/src/ui/pages/guide/duel/Duel.svelte' },
    ]),
    // One file holds the whole of every recipe: their colours would weigh a tenth of a megabyte more.
    ...(mode === 'single'
      ? [singleFile('key-or-token.html', 2.1 * MB)]
      : [foundByOthers, recipeFiles(), highlight(), inlineStyle(), straightToPage(PAGES)]),
    // After whatever is put into the page.
    contentSecurityPolicy(),
    ...(mode === 'single' ? [] : served),
  ],
  build: {
    target: 'es2023',
    // The first versions with light-dark(): older targets would have it rewritten, and the theme switch with it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // An inlined asset is a data: address, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // How long each plugin took tells a newcomer nothing.
      checks: { pluginTimings: false },
      // The entry names every file that a page may need. Seven hexadecimal digits, as in Git, weigh less there.
      output: {
        codeSplitting: { groups: TOGETHER },
        hashCharacters: 'hex',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
    },
  },
  server: { host: '127.0.0.1', port: 4173, strictPort: true },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: {
    expect: { requireAssertions: true },
    // A hang fails; a busy machine does not.
    testTimeout: 60_000,
    // By default one of two cores stays idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // The domain keeps no state in its modules: files share them, and half the time goes.
          isolate: false,
          include: [
            'tests/{core,content,hosts,tools}/**/*.test.ts',
            'tests/*.test.ts',
            'tests/state/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: {
          name: 'components',
          environment: 'happy-dom',
          setupFiles: 'tests/ui/setup.ts',
          include: ['tests/{ui,state}/**/*.svelte.test.ts'],
        },
      },
    ],
  },
}));
