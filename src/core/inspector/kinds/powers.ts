import { objectsIn } from './sdJwt.js';

/**
 * Claims that issuers put scopes, roles and groups into, with a name of their own before it maybe: `cognito:groups`,
 * `https://app.example/roles`, `realm_access.roles`.
 */
const CLAIM = /(?:^|[/:_.-])(?:scopes?|scp|roles?|groups|permissions|entitlements|authorities)$/i;
/** A claim that is no list of roles, and says by being true that there is one. */
const FLAG = /^(?:is_?)?(?:admin|administrator|root|superuser|super_?admin|owner)$/i;
/** No token that anybody accepts has more: what a hostile one costs stays bounded. */
const MOST = 500;

/** What a token lets its holder do, as far as it says itself: scopes, roles and groups, however deep, repeats included. */
export function powersIn(claims: Record<string, unknown>): string[] {
  const powers: string[] = [];
  for (const object of objectsIn([claims])) {
    for (const [name, value] of Object.entries(object)) {
      if (powers.length >= MOST) return powers;
      if (value === true && FLAG.test(name)) powers.push(name);
      else if (CLAIM.test(name)) powers.push(...wordsIn(value));
    }
  }
  return powers;
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[\s,]+/, MOST).filter((word) => word !== '');
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST).filter((one) => typeof one === 'string' && one !== '');
}
