import type { Source } from '../../content/sources/index.js';
import { markdownSource } from '../../core/checklist/index.js';
import type { Citation } from '../../core/decision/index.js';
import { sourceAddress } from '../../core/shared/index.js';

/** Sources with their addresses, as links in Markdown; empty where there are none. */
export function citedInMarkdown(
  citations: readonly Citation[],
  from: Readonly<Record<string, Source>>,
): string {
  const links = citations.flatMap(({ source: id, section = '' }) => {
    const source = from[id];
    if (!source) return [];
    const { title, status = '' } = source;
    return [markdownSource({ title, section, status, url: sourceAddress(source, section) })];
  });
  return [...new Set(links)].join('; ');
}
