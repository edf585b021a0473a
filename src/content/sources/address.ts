import type { Source } from './index.js';

/** Where a source is read: an RFC at the section that is named, of several at the first. Anything else from its beginning. */
export function addressOf({ url }: Source, section: string | undefined): string {
  const number = /^\d{1,2}(?:\.\d{1,3}){0,5}/.exec(section ?? '')?.[0];
  return number && url.startsWith('https://www.rfc-editor.org/rfc/') ? `${url}#section-${number}` : url;
}
