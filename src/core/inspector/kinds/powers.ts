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
/** No token that anybody accepts has more: what a hostile one costs stays bounded. */
const MOST = 500;

/** What a token lets its holder do, as far as it says itself: scopes, roles and groups, in order, repeats included. */
export function powersIn(claims: Record<string, unknown>): string[] {
  const realm = claims['realm_access'];
  const nested = typeof realm === 'object' && realm !== null && 'roles' in realm ? [realm.roles] : [];
  return [...CLAIMS.map((name) => claims[name]), ...nested].flatMap((value): string[] => {
    if (typeof value === 'string') return value.split(/[\s,]+/, MOST).filter((word) => word !== '');
    if (!Array.isArray(value)) return [];
    return value.slice(0, MOST).filter((one) => typeof one === 'string' && one !== '');
  });
}
