import type { HtmlTagDescriptor, Plugin } from 'vite';

export interface Question {
  title: string;
  /** The answer, in whole sentences. */
  answer: string;
}

export interface Findable {
  /** The address that the app is published at, with a slash at its end; undefined where nobody knows yet. */
  site: string | undefined;
  questions: readonly Question[];
}

/**
 * What search engines and messengers read of the page: questions with their answers (schema.org FAQPage), and a title
 * and a text for a link that is passed on. Addresses have to be whole there, so those come only where the build is told
 * its own: a canonical address of somewhere else would have the page forgotten.
 */
export function findable(about: Findable): Plugin {
  const { site } = about;
  return {
    name: 'key-or-token:findable',
    apply: 'build',
    transformIndexHtml: (html) => tagsOf(html, about),
    generateBundle() {
      const robots = ['User-agent: *', 'Allow: /', ...(site ? [`Sitemap: ${site}sitemap.xml`] : [])];
      this.emitFile({ type: 'asset', fileName: 'robots.txt', source: `${robots.join('\n')}\n` });
      if (site) this.emitFile({ type: 'asset', fileName: 'sitemap.xml', source: sitemapOf(site) });
    },
  };
}

export function tagsOf(html: string, { site, questions }: Findable): HtmlTagDescriptor[] {
  const properties = {
    'og:type': 'website',
    'og:title': textOf(html, /<title>([^<]+)<\/title>/),
    'og:description': textOf(html, /<meta\s+name="description"\s+content="([^"]+)"/),
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt':
      'The same calls to both: an API key is refused on the call after it was revoked, a JWT minutes later.',
    ...(site && { 'og:url': site, 'og:image': `${site}share.png` }),
  };
  const links = [
    ...(site ? [{ tag: 'link', attrs: { rel: 'canonical', href: site } }] : []),
    ...Object.entries(properties).map(([property, content]) => ({
      tag: 'meta',
      attrs: { property, content },
    })),
  ];
  return [
    ...links.map((tag) => ({ ...tag, injectTo: 'head' as const })),
    // At the end, where nothing waits for it, and near what it repeats: compressed, it weighs almost nothing there.
    {
      tag: 'script',
      attrs: { type: 'application/ld+json' },
      children: faqPageOf(questions),
      injectTo: 'body' as const,
    },
  ];
}

/** What the page says of itself, to be said again. */
function textOf(html: string, where: RegExp): string {
  const [, text] = where.exec(html) ?? [];
  if (text === undefined) throw new Error(`findable: the page has no ${where.source}`);
  return text;
}

/** As JSON for a script element, which a `</script>` in a text would end. */
function faqPageOf(questions: readonly Question[]): string {
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: questions.map(({ title, answer }) => ({
      '@type': 'Question',
      name: title,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  }).replaceAll('<', '\\u003c');
}

/** One page: what stands after the # is no address of its own. */
function sitemapOf(site: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${site}</loc></url></urlset>\n`;
}

/** Reads the address that a build was told: it has to be a whole one. */
export function siteOf(address: string | undefined): string | undefined {
  if (!address) return undefined;
  const { protocol, href } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`not a web address: ${address}`);
  return href.endsWith('/') ? href : `${href}/`;
}
