import type { CookieGuards } from '../extraction/cookie.js';
import type { Compact } from '../kinds/compact.js';
import type { Key } from '../kinds/key.js';
import type { Expectation, Found } from '../types.js';
import type { Pasted } from '../verdicts/pasted.js';
import type { SignatureResult } from '../verdicts/signature.js';
import type { FindingId } from './table.js';

/** All that is known of one credential, for whoever looks for findings. */
export interface Subject {
  found: Omit<Found, 'findings'>;
  token: string;
  now: number;
  expect: Expectation;
  pasted: Pasted;
  compact?: Compact;
  signature?: SignatureResult;
  /** What guards it, where a server sets it as a cookie. */
  cookie?: CookieGuards;
  /** The key that it is, or the keys of the set. */
  keys?: readonly Key[];
  document?: Record<string, unknown>;
  /** Of a token response, the claims of the access token in it. */
  inner?: Record<string, unknown>;
  /** A secret everybody knows made the signature. */
  isGuessed?: boolean;
}

/** Looks at one side of a credential, and names what it finds. */
export type Look = (subject: Subject) => readonly (FindingId | false | undefined)[];
