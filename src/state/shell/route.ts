import { visible } from '../../core/shared/index.js';

/**
 * Addresses. Everything lives in the fragment, so nothing typed here reaches a server.
 * A fragment that starts with a slash names a page; any other fragment is a heading of the Guide.
 */
export type PageId =
  | 'guide'
  | 'decide'
  | 'check'
  | 'leaked'
  | 'lab'
  | 'write'
  | 'inspect'
  | 'checklist'
  | 'assignment'
  | 'verifier'
  | 'scale'
  | 'practice';

export type Route =
  | { page: 'guide'; heading: string | null }
  | { page: Exclude<PageId, 'guide'>; path: string[]; query: Record<string, string> }
  | { page: 'unknown'; address: string };

const PAGES: readonly string[] = [
  'decide',
  'check',
  'leaked',
  'lab',
  'write',
  'inspect',
  'checklist',
  'assignment',
  'verifier',
  'scale',
  'practice',
];

/** Reads any text as an address; what is not one comes back as `unknown`, never as an exception. */
export function parseRoute(fragment: string): Route {
  const text = fragment.replace(/^#/, '');
  if (text === '' || text === '/') return { page: 'guide', heading: null };
  if (!text.startsWith('/')) return { page: 'guide', heading: decode(text) };

  const [pathText = '', ...queryText] = text.slice(1).split('?');
  const [page = '', ...path] = pathText.split('/').filter(Boolean).map(decode);
  if (!PAGES.includes(page)) return { page: 'unknown', address: `#/${visible(pathText)}` };
  return {
    page: page as Exclude<PageId, 'guide'>,
    path,
    query: Object.fromEntries(
      [...new URLSearchParams(queryText.join('?'))].map((parameter) => parameter.map(visible)),
    ),
  };
}

/** The fragment of a page, `#` included. Parameters keep their order; empty ones are left out. */
export function formatRoute(path: string[], query: Record<string, string> = {}): string {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  const tail = parameters.size > 0 ? `?${parameters}` : '';
  return `#/${path.map(encodeURIComponent).join('/')}${tail}`;
}

/** A malformed escape (`%zz`, a truncated link) is kept as it was written. */
function decode(text: string): string {
  try {
    return visible(decodeURIComponent(text));
  } catch {
    return visible(text);
  }
}
