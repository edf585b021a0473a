import { guides } from './guides.js';
import { sourcesOfChecklist } from './ofChecklist.js';
import { products } from './products.js';
import type { Source } from './source.js';
import { standards } from './standards.js';

export type { Source };

/** What the guide, the chooser and the checklist cite, by id: RFCs and other standards, then vendors' documentation and guides. */
export const sources: Readonly<Record<string, Source>> = {
  ...standards,
  ...guides,
  ...products,
  ...sourcesOfChecklist,
};
