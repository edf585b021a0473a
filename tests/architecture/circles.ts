import { dirname, join } from 'node:path/posix';
import { importsOf, isCode, parse, type SourceFile } from './source.js';

/** Circles that are still to be cut. One that is cut has to go from this list. */
export const KNOWN_CIRCLES: readonly string[][] = [];

/**
 * Groups of files that import each other in a circle, types as well: whoever reads one of them has to read them all.
 * An `import()` is no part of it: what opens a page may be known to the page.
 */
export function circles(files: readonly SourceFile[]): string[][] {
  const paths = new Set(files.map(({ path }) => path));
  const imports = new Map(files.filter(isCode).map((file) => [file.path, targetsOf(file, paths)]));
  // Tarjan's algorithm: a group is complete when its first file reaches none that was met before it.
  const met = new Map<string, number>();
  const reaches = new Map<string, number>();
  const open: string[] = [];
  const groups: string[][] = [];

  const visit = (path: string): number => {
    const order = met.size;
    met.set(path, order);
    open.push(path);
    let lowest = order;
    for (const next of imports.get(path) ?? []) {
      const known = met.get(next);
      if (known === undefined) lowest = Math.min(lowest, visit(next));
      else if (open.includes(next)) lowest = Math.min(lowest, reaches.get(next) ?? known);
    }
    reaches.set(path, lowest);
    if (lowest === order) {
      const group = open.splice(open.indexOf(path));
      if (group.length > 1 || imports.get(path)?.includes(path)) groups.push(group.sort());
    }
    return lowest;
  };
  for (const path of imports.keys()) if (!met.has(path)) visit(path);
  return groups;
}

function targetsOf(file: SourceFile, paths: ReadonlySet<string>): string[] {
  return importsOf(parse(file)).flatMap(({ from, lazy }) => {
    if (lazy || !from.startsWith('.')) return [];
    const target = join(dirname(file.path), from.replace(/\?.*$/, ''));
    return [target, target.replace(/\.js$/, '.ts')].filter((path) => paths.has(path));
  });
}
