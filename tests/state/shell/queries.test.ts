import { Window } from 'happy-dom';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { searchWords } from '../../../src/content/searchWords.js';
import { everything, type Findable } from '../../../src/state/shell/search/findable.js';
import { Search } from '../../../src/state/shell/search/search.js';
import Guide from '../../../src/ui/pages/guide/Guide.svelte';
import { headingsOf } from '../../../src/ui/pages/search/readGuide.js';

/** What people type, and the address, or the element there, that they have to see first. */
const QUERIES: readonly [query: string, first: string][] = [
  // Choosing
  ['api key vs jwt', '#faq-which'],
  ['which should I use', '#/decide'],
  ['compare', '#/decide'],
  ['oauth vs api key', '#faq-oauth-more-secure'],
  ['when to use jwt', '#reach-for-a-jwt'],
  ['adr', '#/checklist'],
  ['decision record', '#/checklist'],
  ['export csv', '#/checklist'],
  ['audit', '#/check'],
  ['machine to machine', '#client-credentials'],
  ['microservices', '#faq-keys-between-services'],
  ['github actions', '#faq-keys-for-ci'],
  ['mcp', '#faq-mcp'],
  ['performance', '#the-real-cost-per-call'],
  // A credential in hand
  ['capacity calculator', '#/scale'],
  ['denylist size', '#/scale'],
  ['million users', '#/scale'],
  ['jwt.io', '#/inspect'],
  ['decode jwt', '#/inspect'],
  ['jwt decoder', '#/inspect'],
  ['inspect', '#/inspect'],
  // Teaching
  ['write a story', '#/write'],
  ['own incident', '#/write'],
  ['make a scenario', '#/write'],
  // Testing
  ['jwt test vectors', '#/verifier'],
  ['test my jwt verifier', '#/verifier'],
  ['jwt test suite', '#/verifier'],
  ['jwks test', '#/verifier'],
  ['mock oauth server', '#/practice'],
  ['fault injection', '#/practice'],
  ['test my client', '#/practice'],
  // The worst day
  ['leaked', '#/leaked'],
  ['compromised', '#/leaked'],
  ['incident', '#/leaked'],
  ['revoke now', '#/leaked'],
  ['hacked', '#/leaked'],
  ['leaked signing key', '#/leaked?kind=signing-key'],
  ['stolen refresh token', '#/lab/stolen-refresh'],
  ['api key leaked', '#/leaked?kind=api-key'],
  ['leaked webhook secret', '#/leaked?kind=webhook-secret'],
  // Revoking
  ['revoke jwt', '#faq-can-a-jwt-be-revoked'],
  ['invalidate jwt', '#faq-can-a-jwt-be-revoked'],
  ['logout', '#faq-logout-says-success'],
  ['log out', '#faq-valid-after-logout'],
  ['jwt logout', '#faq-valid-after-logout'],
  ['jwt log out', '#faq-valid-after-logout'],
  ['sign out jwt', '#faq-valid-after-logout'],
  ['log out everywhere', '#faq-log-out-everywhere'],
  ['password reset', '#recipe-not-before'],
  ['denylist', '#recipe-denylist'],
  ['blacklist', '#faq-blacklist-is-state'],
  ['introspection', '#opaque-tokens'],
  ['session timeout', 'item-session-timeouts'],
  ['token lifetime', '#lifetimes-in-the-wild'],
  ['auth0 expiration', '#lifetimes-in-the-wild'],
  // Building
  ['csrf', 'item-csrf-defence'],
  ['cors', 'item-credentialed-cors'],
  ['xss', '#wrong-httponly-stops-xss'],
  ['idor', '#recipe-object-ownership'],
  ['ssrf', 'item-checked-webhook-targets'],
  ['pkce', 'item-code-with-pkce'],
  ['mtls', '#mtls-and-spiffe'],
  ['dpop', '#dpop'],
  ['localstorage', '#faq-local-storage'],
  ['where to store jwt', '#faq-local-storage'],
  ['hash api keys', 'item-hashed-keys'],
  ['bcrypt', '#wrong-bcrypt-for-keys'],
  ['generate api key', '#recipe-mint-a-key'],
  ['verify jwt', '#recipe-access-token'],
  ['rate limiting', '#recipe-limit-per-key'],
  ['429', '#problem-quota-exceeded'],
  ['invalid signature', '#problem-invalid-token'],
  ['jwt invalid signature', '#problem-invalid-token'],
  ['curl', '#/lab/sandbox'],
  ['401 vs 403', '#wrong-401-and-403'],
  ['x-api-key', '#wrong-x-api-key'],
  ['api key in url', '#faq-key-in-url'],
  ['hs256 vs rs256', '#wrong-fastest-algorithm'],
  ['alg none', 'item-pinned-algorithms'],
  ['key rotation', '#recipe-rotate-with-overlap'],
  ['refresh token rotation', '#recipe-refresh-rotation'],
  ['webhook signature', 'item-sign-webhooks'],
  ['bff', '#recipe-backend-proxy'],
  ['cli login', '#recipe-device-flow'],
  ['clock skew', 'item-small-leeway'],
  ['mobile app', 'item-tokens-in-keychain'],
  ['multi tenant', 'item-tenant-from-credential'],
  ['redact logs', '#recipe-redact-logs'],
  ['privacy', '#nothing-leaves-this-tab'],
  // Slips and plurals
  ['revocaton of a jwt', '#faq-can-a-jwt-be-revoked'],
  ['refresh token rotaton', '#recipe-refresh-rotation'],
  ['introspecton', '#opaque-tokens'],
  ['compromized', '#/leaked'],
  ['incidents', '#/leaked'],
  ['session timeouts', 'item-session-timeouts'],
  ['jwts vs api keys', '#faq-which'],
  ['decision records', '#/checklist'],
  ['privac', '#nothing-leaves-this-tab'],
];

const placeOf = ({ element, address }: Findable): string => element ?? address;
let all: readonly Findable[] = [];
let search: Search;

beforeAll(async () => {
  const { document, NodeFilter } = new Window();
  vi.stubGlobal('document', document);
  vi.stubGlobal('NodeFilter', NodeFilter);
  document.body.innerHTML = `<main id="guide">${render(Guide).body}</main>`;
  all = await everything(headingsOf(document.querySelector('#guide') as unknown as Element));
  search = await Search.of(all);
});
afterAll(() => vi.unstubAllGlobals());

describe('what people type', () => {
  test.each(QUERIES)('%s: they see first what they look for', (query, first) => {
    expect(search.find(query).map(placeOf)[0]).toBe(first);
  });

  test('each word for a place belongs to a place that is there', () => {
    const places = all.map(placeOf);
    expect(Object.keys(searchWords).filter((place) => !places.includes(place))).toEqual([]);
  });
});
