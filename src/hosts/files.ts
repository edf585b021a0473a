/** How files of the app are served, by `npm start` as by the package: as what, and with which headers. */

export const FILE_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Headers beside the policy, which a meta element cannot set. */
export const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Who may frame a page of the build: nobody, but for the one that is made for it. */
export const FRAMED_BY: Readonly<Record<string, string>> = { 'index.html': "'none'", 'embed.html': '*' };

/** The policy of a built page for a header, which can also say who may frame it. */
export function policyOf(html: string, page: string): string {
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  if (policy === undefined) throw new Error('The page has no content security policy.');
  return `${policy}; frame-ancestors ${FRAMED_BY[page] ?? "'none'"}`;
}
