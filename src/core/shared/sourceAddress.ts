/** A document that is cited: its own address, and its headings where a citation shortens them. */
export interface Citable {
  url: string;
  /** What a section is called in full, where its number or its first words stand for it: `2.7.3`, `2.7.3 Revocation`. */
  headings?: Readonly<Record<string, string>>;
  /** Where its sections have addresses of their own, by number: `7.4` is where 7.4.1 is read. */
  parts?: Readonly<Record<string, string>>;
}

/** How a publisher names the sections of a page; null where the section has no name there. */
interface Publisher {
  at: string;
  fragment: (section: string, heading: string) => string | null;
  /** Where the text itself stands, where that is another page. */
  page?: (url: string) => string;
}

/** As the pages of the RFC Editor and of the IETF have it, and whatever else xml2rfc writes. */
const rfcFragment = (section: string): string => {
  const number = /^\d{1,3}(?:\.\d{1,3}){0,5}/.exec(section)?.[0];
  return number === undefined ? `name-${slug(section)}` : `section-${number}`;
};

const publishers: readonly Publisher[] = [
  { at: 'https://www.rfc-editor.org/rfc/', fragment: rfcFragment },
  {
    at: 'https://datatracker.ietf.org/doc/',
    fragment: rfcFragment,
    page: (url) => url.replace(/\/doc\/([^/]+)\/?$/, '/doc/html/$1'),
  },
  { at: 'https://openid.net/specs/', fragment: rfcFragment },
  { at: 'https://cheatsheetseries.owasp.org/', fragment: (_, heading) => slugOrNull(heading) },
  { at: 'https://github.com/standard-webhooks/', fragment: (_, heading) => slugOrNull(heading) },
];

/**
 * Where a section of a source is read; of several sections, the first. Where nobody knows how the publisher names its
 * sections, and where none is named, it is the source's own address.
 *
 * ```ts
 * sourceAddress({ url: 'https://www.rfc-editor.org/rfc/rfc6750' }, '3.1'); // 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1'
 * sourceAddress({ url: 'https://example.org/page' }, '3.1'); // 'https://example.org/page'
 * ```
 */
export function sourceAddress({ url, headings, parts }: Citable, section = ''): string {
  const part = parts?.[/^\d+\.\d+/.exec(section)?.[0] ?? ''];
  if (part !== undefined) return part;
  const publisher = publishers.find(({ at }) => url.startsWith(at));
  if (!publisher || section === '' || url.includes('#')) return url;
  const [first = ''] = /^\d/.test(section) ? section.split(',') : [section];
  const fragment = publisher.fragment(first, headings?.[first] ?? first);
  return fragment === null ? url : `${publisher.page?.(url) ?? url}#${fragment}`;
}

/** A number alone is no heading. */
function slugOrNull(heading: string): string | null {
  return /[a-z]/i.test(heading) ? slug(heading) : null;
}

/** As Python-Markdown and GitHub make an id of a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/[-\s]+/g, '-');
}
