import { guides } from './guides.js';
import { sourcesOfChecklist } from './ofChecklist.js';
import { products } from './products.js';
import { standards } from './standards.js';

/** Something the app cites. `status` says what is not final: a draft, a document being replaced. */
export interface Source {
  title: string;
  url: string;
  status?: string;
}

/** What the guide, the chooser and the checklist cite, by id: RFCs and other standards, then vendors' documentation and guides. */
export const sources: Readonly<Record<string, Source>> = {
  ...standards,
  ...guides,
  ...products,
  ...sourcesOfChecklist,
};
