import type { Source } from './index.js';

/** Vendors' documentation and guides. The ids are those of the research they come from. */
export const guides: Record<string, Source> = {};
