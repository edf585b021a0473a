/** The claims that issuers put scopes, roles and groups into; those of Keycloak and Cognito among them. */
const CLAIMS = [
  'scope',
  'scp',
  'scopes',
  'role',
  'roles',
  'groups',
  'permissions',
  'entitlements',
  'authorities',
  'cognito:groups',
];
/** A claim that is no list of roles, and says by being true that there is one. */
const FLAG = /^(?:is_?)?(?:admin|administrator|root|superuser|super_?admin|owner)$/i;
/** No token that anybody accepts has more: what a hostile one costs stays bounded. */
const MOST = 500;

/** What a token lets its holder do, as far as it says itself: scopes, roles and groups, in order, repeats included. */
export function powersIn(claims: Record<string, unknown>): string[] {
  const realm = claims['realm_access'];
  const nested = typeof realm === 'object' && realm !== null && 'roles' in realm ? [realm.roles] : [];
  const flags = Object.keys(claims).filter((name) => claims[name] === true && FLAG.test(name));
  return [...CLAIMS.map((name) => claims[name]), ...nested, flags].flatMap((value): string[] => {
    if (typeof value === 'string') return value.split(/[\s,]+/, MOST).filter((word) => word !== '');
    if (!Array.isArray(value)) return [];
    return value.slice(0, MOST).filter((one) => typeof one === 'string' && one !== '');
  });
}
