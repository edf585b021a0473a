import { dirname } from 'node:path/posix';
import type { SourceFile } from './source.js';

/** About a dozen: what can be taken in at one look. */
const MOST_FILES = 14;

/** Folders that may hold more. An exception that is no longer needed has to go. */
export const CROWDED: Record<string, string> = {
  'src/content/scenarios': 'one file a scenario',
  'src/content/recipes': 'one file a recipe, named as the page names it',
  'src/content/guide': 'one file a part of the Guide, in no order but that of the page',
  'src/content/decision/weights': 'one file a question',
  'src/content/decision': 'one file a part of the model, and one a part of its words',
  'src/core/checklist/catalogue': 'one file a group of items',
};

/** Folders with more files side by side than one look takes in, subfolders aside. */
export function crowdedFolders(files: readonly SourceFile[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > MOST_FILES).map(([folder]) => folder);
}
