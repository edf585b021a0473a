import type { Quoted } from './quoted.js';

/** A sentence or a few, and where they come from: `also` where one page does not say all of it. */
export interface Claim {
  text: string;
  quoted?: Quoted;
  also?: readonly Quoted[];
}

/** Where a reader can try what was said: a page of the app, as its address has it. */
export interface TryIt {
  path: readonly string[];
  /** How the page is set up when it opens. */
  query?: Readonly<Record<string, string>>;
  label: string;
}

/** A part of the guide under a heading of its own. The id ends its address, and never changes. */
export interface Entry {
  id: string;
  title: string;
  claims: readonly Claim[];
  tryIt?: TryIt;
}

export interface Section {
  id: string;
  title: string;
  lead: readonly Claim[];
  tryIt?: TryIt;
}
