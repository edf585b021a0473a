import type { CredentialId } from './types/index.js';

/** What a member of a run file may be. Files come from people: everything is doubted. */

export type Members = Readonly<Record<string, unknown>>;

export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** A customer's name, a user's id or the id of a scenario. */
export function isAccount(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}

export function isCredentialId(value: unknown): value is CredentialId {
  return typeof value === 'string' && /^cred-[1-9]\d{0,5}$/.test(value);
}
