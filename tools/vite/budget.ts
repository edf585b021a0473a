import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What a reader pays, in bytes after gzip (fonts as they are: woff2 is compressed already). */
export interface Limits {
  /** Script that has to be there before the page can come to life. */
  beforeFirstPaint: number;
  firstScreen: number;
  page: number;
  /** Pages with a limit of their own, by the name of their folder. */
  pages: Record<string, number>;
  /** The document that others frame, from its first file on: nothing of the app was there before it. */
  embed: number;
  app: number;
  fonts: number;
}

export interface Figure {
  what: string;
  bytes: number;
  limit: number;
}

/** The part of a bundle the budget reads. */
export type Files = Record<string, Chunk | Asset>;
interface Chunk {
  type: 'chunk';
  code: string;
  isEntry: boolean;
  imports: string[];
  dynamicImports: string[];
  facadeModuleId: string | null;
}
interface Asset {
  type: 'asset';
  source: string | Uint8Array;
}

const PAGES = '/src/ui/pages/';
/** What is loaded when the first screen is there and still. */
const AFTER_FIRST_PAINT = '/src/afterFirstPaint.ts';
/** What is loaded in another document alone. */
const EMBED = '/src/embed.ts';

/** What each thing weighed when that was last written down, in bytes by its name. */
export type Recorded = Readonly<Record<string, number>>;

/** Beside this file, and part of the repository, so that a change of it is seen. */
const RECORDED = new URL('weights.json', import.meta.url);
/** `RECORD_WEIGHTS=1 npx vite build` writes down what everything weighs from now on. */
const isRecording = process.env['RECORD_WEIGHTS'] === '1';

/** Prints what each page costs and what it has grown by, and fails the build when one costs too much. */
export function budget(limits: Limits): Plugin {
  return {
    name: 'key-or-token:budget',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler(_options, bundle) {
        const figures = weigh(bundle, limits);
        this.info(`\n${table(figures, JSON.parse(readFileSync(RECORDED, 'utf8')) as Recorded)}`);
        if (isRecording) writeFileSync(RECORDED, `${JSON.stringify(weightsOf(figures), null, 2)}\n`);
        const over = figures.filter(({ bytes, limit }) => bytes > limit);
        if (over.length > 0) this.error(`over budget: ${over.map(({ what }) => what).join(', ')}`);
      },
    },
  };
}

/**
 * The first paint waits for the entry and what it imports. The first screen has the islands of the guide as well,
 * however late they load, but not what is loaded when it is there and still: that is a figure of its own.
 * A page is what it adds to that when it opens; code shared by two pages counts in both. What it loads only when
 * somebody asks for it (a dialog, another story) is a figure of its own, without a limit but that of the whole app.
 */
export function weigh(files: Files, limits: Limits): Figure[] {
  const chunks = new Map(
    Object.entries(files).filter((file): file is [string, Chunk] => file[1].type === 'chunk'),
  );
  const pageOf = (name: string): string | undefined =>
    chunks.get(name)?.facadeModuleId?.split(PAGES)[1]?.split('/')[0];
  const chunkOf = (module: string): string | undefined =>
    [...chunks.keys()].find((name) => chunks.get(name)?.facadeModuleId?.endsWith(module));
  const [after, embed] = [chunkOf(AFTER_FIRST_PAINT), chunkOf(EMBED)];

  /** Every chunk that loading `name` may bring, stopping at other pages and at what is already `loaded`. */
  const reach = (
    name: string,
    page: string,
    loaded = new Set<string>(),
    found = new Set<string>(),
  ): Set<string> => {
    const chunk = chunks.get(name);
    if (!chunk || found.has(name) || loaded.has(name)) return found;
    found.add(name);
    for (const next of chunk.imports) reach(next, page, loaded, found);
    for (const next of chunk.dynamicImports) {
      if (next !== after && next !== embed && (pageOf(next) ?? page) === page)
        reach(next, page, loaded, found);
    }
    return found;
  };
  const size = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length, 0);

  /** What a chunk cannot do without beyond what is `loaded`: what it imports, and what that imports. */
  const opened = (name: string, loaded = new Set<string>(), found = new Set<string>()): Set<string> => {
    if (loaded.has(name) || found.has(name)) return found;
    found.add(name);
    for (const next of chunks.get(name)?.imports ?? []) opened(next, loaded, found);
    return found;
  };

  const entries = [...chunks.keys()].filter((name) => chunks.get(name)?.isEntry);
  const beforePaint = new Set(entries.flatMap((name) => [...opened(name)]));
  const first = new Set(entries.flatMap((name) => [...reach(name, 'guide')]));
  const pages = [...chunks.keys()].flatMap((name) => {
    const page = pageOf(name);
    const isPage = chunks.get(name)?.facadeModuleId?.endsWith('Page.svelte');
    return page && isPage && !first.has(name)
      ? [{ page, now: opened(name, first), all: reach(name, page, first) }]
      : [];
  });
  const fonts = Object.entries(files).filter(([name]) => name.endsWith('.woff2'));
  return [
    { what: 'before first paint', bytes: size(beforePaint), limit: limits.beforeFirstPaint },
    { what: 'first screen', bytes: size(first), limit: limits.firstScreen },
    ...pages.flatMap(({ page, now, all }) => [
      { what: page, bytes: size(now), limit: limits.pages[page] ?? limits.page },
      { what: `${page}, all`, bytes: size(all), limit: Infinity },
    ]),
    ...(embed
      ? [{ what: 'embed', bytes: size([...beforePaint, ...opened(embed, beforePaint)]), limit: limits.embed }]
      : []),
    ...(after ? [{ what: 'after it', bytes: size(opened(after, first)), limit: limits.page }] : []),
    { what: 'whole app', bytes: size(chunks.keys()), limit: limits.app },
    { what: 'fonts', bytes: fonts.reduce((sum, [, file]) => sum + length(file), 0), limit: limits.fonts },
  ];
}

export function weightsOf(figures: readonly Figure[]): Recorded {
  return Object.fromEntries(figures.map(({ what, bytes }) => [what, bytes]));
}

/** A line each: what it weighs, of how much, and by how much it differs from what was recorded. */
export function table(figures: readonly Figure[], recorded: Recorded = {}): string {
  return figures
    .map(({ what, bytes, limit }) => {
      const most = limit === Infinity ? ''.padEnd(13) : ` of ${kilobytes(limit)}`;
      return `${what.padEnd(19)}${kilobytes(bytes)}${most}${grown(bytes, recorded[what])}${bytes > limit ? '  OVER' : ''}`.trimEnd();
    })
    .join('\n');
}

/** By how much something differs from what was recorded, where that shows; what is new says so. */
function grown(bytes: number, before: number | undefined): string {
  if (before === undefined) return '  new';
  const difference = (bytes - before) / 1000;
  if (Math.abs(difference) < 0.05) return '';
  return `  ${difference > 0 ? '+' : '−'}${Math.abs(difference).toFixed(1)} KB`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`.padStart(9);
}

function length(file: Chunk | Asset): number {
  return file.type === 'asset' ? Buffer.from(file.source).length : 0;
}
