import type { GivenSettings } from '../../core/practice/index.js';

interface Limit {
  requests: number;
  window_s: number;
}

/** Settings as they are written in a file or given to a constructor. Lifetimes and ages are seconds; times RFC 3339. */
export type PracticeSettings = Omit<
  GivenSettings,
  'now' | 'limit' | 'quota' | 'clients' | 'users' | 'json' | 'quiet'
> & {
  now?: string;
  limit?: Limit;
  quota?: Limit;
  clients?: { id: string; secret?: string; redirectUris?: string[]; scopes?: string[] }[];
  users?: { id: string; role?: 'admin' | 'member' }[];
};
