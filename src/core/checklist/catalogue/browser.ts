import type { ChecklistItem } from '../types.js';
import { cookies, inbound, refresh, said } from './groups.js';

export const browser: readonly ChecklistItem[] = [
  {
    id: 'https-for-pages',
    stage: 'transport',
    effort: 'minutes',
    action: 'Redirect the pages that people open from http to https, and send `Strict-Transport-Security`',
    why: 'People type names without https, and without the header every such visit can be intercepted, not only the first. API calls get no such redirect.',
    verify:
      '`curl -sI http://$APP/` answers 301 or 308 to https; `curl -sI https://$APP/` shows `strict-transport-security` with a `max-age` of at least 31536000 and `includeSubDomains`.',
    citations: [
      { source: 'rfc6797', section: '7.1, 7.2' },
      { source: 'asvs-5', section: '3.4.1, 4.1.2' },
    ],
    appliesTo: [cookies(), refresh([said('home', 'browser')])],
    mends: ['plain-http'],
  },
  {
    id: 'cookie-attributes',
    stage: 'transport',
    effort: 'minutes',
    action:
      'Set the session cookie `Secure`, `HttpOnly`, `SameSite=Strict`, `Path=/`, without `Domain`, named `__Host-…`',
    why: 'Each of them closes one way to read, send or overwrite the cookie from elsewhere.',
    verify: '`curl -sD - -o /dev/null $APP/login -d user=…` shows all of them in one `set-cookie` line.',
    citations: [
      { source: 'oauth-browser-apps', section: '6.1.3.2' },
      { source: 'layered-cookies' },
      { source: 'asvs-5', section: '3.3.1, 3.3.3, 3.3.4' },
    ],
    appliesTo: [cookies()],
  },
  {
    id: 'csrf-defence',
    stage: 'transport',
    action: 'Require a header of your own on every call that changes something',
    why: 'The browser sends the cookie by itself, from other pages too; SameSite counts a taken-over subdomain as the same site.',
    verify: 'Test: the same POST without the header, from another origin, gets 403 and changes nothing.',
    citations: [
      { source: 'oauth-browser-apps', section: '6.1.3.3.2' },
      { source: 'asvs-5', section: '3.5.1, 3.5.2' },
    ],
    appliesTo: [cookies()],
  },
  {
    id: 'credentialed-cors',
    stage: 'transport',
    effort: 'minutes',
    action: 'Allow other origins by your own list, never by echoing the one that asks',
    why: 'An origin echoed unchecked, together with `Access-Control-Allow-Credentials`, lets any page read the answers meant for your user.',
    verify:
      '`curl -sD - -o /dev/null $API/orders -H "Origin: https://stranger.example" -b "$COOKIE"` shows no `access-control-allow-origin` with that origin or `null`, and never `*`.',
    citations: [
      { source: 'asvs-5', section: '3.4.2' },
      { source: 'owasp-html5', section: 'Cross Origin Resource Sharing' },
    ],
    appliesTo: [cookies(), inbound([said('home', 'browser')])],
  },
];
