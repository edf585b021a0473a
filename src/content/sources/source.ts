import type { Citable } from '../../core/shared/index.js';

/** Something the app cites. `status` says what is not final: a draft, a document being replaced. */
export interface Source extends Citable {
  title: string;
  status?: string;
}

export const rfc = (number: number, name: string, status?: string): Source => ({
  title: `RFC ${number}: ${name}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}`,
  ...(status && { status }),
});

export const cheatSheet = (file: string, name: string, headings?: Source['headings']): Source => ({
  title: `OWASP ${name} Cheat Sheet`,
  url: `https://cheatsheetseries.owasp.org/cheatsheets/${file}_Cheat_Sheet.html`,
  ...(headings && { headings }),
});
