import type { Citable } from '../../core/shared/index.js';

/** Something the app cites. `status` says what is not final: a draft, a document being replaced. */
export interface Source extends Citable {
  title: string;
  status?: string;
}
