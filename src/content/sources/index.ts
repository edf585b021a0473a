import { guides } from './guides.js';
import { products } from './products.js';
import type { Source } from './source.js';
import { standards } from './standards.js';

export type { Source };

/** What the chooser and most other pages cite, by id: RFCs and other standards, then vendors' documentation and guides. */
export const sources: Readonly<Record<string, Source>> = {
  ...standards,
  ...guides,
  ...products,
};
