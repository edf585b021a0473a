/**
 * OpenID Connect as far as clients insist on it: the code flow, an ID token signed with the API's key, a nonce, and who
 * signed in. It ends there: no sessions, no logout, no request objects, no claims parameter, no encryption, and no ID
 * token where tokens are signed with HS256, since that would take each client's secret.
 */
export const OPEN_ID_SCOPES = ['openid', 'profile', 'email'] as const;
export const OPEN_ID_CLAIMS = [
  'iss',
  'sub',
  'aud',
  'exp',
  'iat',
  'auth_time',
  'nonce',
  'sid',
  'name',
  'email',
];

/** What is made up about a person, as far as the scopes ask for it (OpenID Connect Core 1.0 section 5.4). */
export function personOf(subject: string, scopes: readonly string[]): { name?: string; email?: string } {
  const name = subject.replace(/^user-/, '');
  return {
    ...(scopes.includes('profile') && { name: name.charAt(0).toUpperCase() + name.slice(1) }),
    ...(scopes.includes('email') && { email: `${name.replace(/[^\w.-]/g, '')}@people.example` }),
  };
}

/** Those of the scopes that are about the person, and the rest, which are the API's. */
export function splitScope(scope: string): { person: string[]; api: string[] } {
  const names = scope.split(' ').filter(Boolean);
  const isPersonal = (name: string): boolean =>
    name === 'offline_access' || OPEN_ID_SCOPES.some((known) => known === name);
  return { person: names.filter(isPersonal), api: names.filter((name) => !isPersonal(name)) };
}
