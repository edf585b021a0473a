import type { ActionWords } from './types.js';

/** What ends what clients, signers and senders of webhooks prove themselves with. */
export const clients = {
  'limit-client': {
    does: 'Limit the client at the authorization server: no grant it does not use, PKCE, exact redirect addresses',
    why: 'And its token endpoint from your own addresses alone, where that can be set.',
    citations: [{ source: 'rfc9700' }],
  },
  'second-secret': {
    does: 'Add a second secret and deploy it now',
    why: 'The leaked one opens nothing by itself here, and without it nobody can sign in or refresh.',
    citations: [{ source: 'rfc6749', section: '6' }],
  },
  'delete-secret': {
    does: 'Delete the leaked secret, and deploy the new one',
    why: 'From then until the deployment every sign-in and every refresh of this client fails. If a second secret is on its way, delete the old one the minute the new one runs.',
    citations: [{ source: 'rfc6749', section: '5.2' }],
  },
  'check-registration': {
    does: 'Check that nobody changed the registration: redirect addresses, scopes, owners',
    why: 'Whoever posed as the client may have prepared a way back in.',
    citations: [{ source: 'owasp-oauth2' }],
  },
  'calm-client': {
    does: 'Have the app treat invalid_client as “try again”, not as “sign the person out”',
    why: 'Otherwise the minutes of your own outage end every session.',
    citations: [{ source: 'rfc6749', section: '5.2' }],
  },
  'suspend-client': {
    does: 'Suspend the client at the authorization server, or block this kid for it',
    why: 'Do not wait for its owner to change the key set: your server has a copy of that.',
    citations: [{ source: 'rfc7517' }],
  },
  'drop-client-keys': {
    does: 'Drop the server’s copy of the client’s key set',
    why: 'Until it fetches again, the removed key still proves the client. Accept the new key only through another channel than the one that leaked.',
    citations: [{ source: 'rfc7517' }],
  },
  'take-off-allowlist': {
    does: 'Take the certificate off the list of those who may come in, and end resumed handshakes',
    why: 'A list of revoked certificates comes second: a server sees it only once it has loaded the next one. Tokens bound to the certificate work for whoever has its key until they expire.',
    citations: [{ source: 'rfc8705', section: '3' }],
  },
  'new-certificate': {
    does: 'Install a certificate with a new key pair, then have the old one revoked for key compromise',
    why: 'Never a new certificate for the old key. Many clients do not check revocation: until its last day it may be believed somewhere. Copies at the CDN count.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'close-routes': {
    does: 'Close the routes for administrators and money until every verifier has dropped the key',
    why: 'Whoever has the key writes tokens for anybody, with any role and any expiry.',
    citations: [{ source: 'rfc7515', section: '10.5' }],
  },
  'remove-signing-key': {
    does: 'Take the key out of the key set and sign with a new one at once',
    why: 'A new key beside the old one stops nothing: tokens of the old one still verify. Some good calls fail for seconds, until verifiers have the new one.',
    citations: [{ source: 'S34' }, { source: 'jose-remote-jwks' }],
  },
  'purge-key-set': {
    does: 'Purge the CDN and every cache in front of the key set',
    why: 'Do it before verifiers fetch again, or they fetch the old one and keep it for their full time.',
    citations: [{ source: 'cloudfront-ttl' }],
  },
  'renew-key-sets': {
    does: 'Restart every verifier, or make it fetch the key set again, the slowest first',
    why: 'Each one trusts its copy until that is too old: .NET for 12 hours and more, jose for 10 minutes.',
    citations: [{ source: 'dotnet-key-set' }, { source: 'jose-remote-jwks' }],
  },
  'refuse-kid': {
    does: 'At the edge, verify signatures meanwhile, with the keys that you still trust and no other',
    why: 'A rule on the kid alone lets the thief in: the thief writes the header, and a verifier that does not know a kid may try every key it has. Where the edge cannot verify, close the routes for administrators and money.',
    citations: [{ source: 'rfc7515', section: '4.1.4' }],
  },
  'trusted-elsewhere': {
    does: 'Take the key out wherever else it is trusted',
    why: 'Pinned in settings, at partners, for ID tokens, SAML or a client’s assertions.',
    citations: [{ source: 'rfc8725' }],
  },
  'replace-everywhere': {
    does: 'Put a new random secret on every verifier at once, and accept the old one nowhere',
    why: 'Each verifier could always sign with it, so each has to change. An overlap is an open door. 256 bits or more, not derived from the old one.',
    citations: [{ source: 'rfc7518', section: '3.2' }],
  },
  'stop-slow-services': {
    does: 'Stop what cannot be deployed quickly, instead of waiting for it',
    why: 'Until the last service has the new secret, forged tokens work there.',
    citations: [{ source: 'owasp-secrets' }],
  },
  'stop-acting': {
    does: 'Stop acting on events: queue them, or fetch each from the sender’s API before you act',
    why: 'Anybody can tell you now that an order is paid. A limit on the age of events does not help: a forger signs the current time.',
    citations: [{ source: 'S48' }],
  },
  'roll-webhook': {
    does: 'Roll the secret with no overlap, and accept only the new one',
    why: 'By default some senders keep both for a day. Good events fail until you have deployed, and are sent again.',
    citations: [{ source: 'browserbase-rotate' }, { source: 'revolut-rotate' }],
  },
  'tell-receivers': {
    does: 'Tell every receiver that the old signature proves nothing any more',
    why: 'They decide what they accept, and until they deploy the new secret anybody can speak in your name.',
    citations: [{ source: 'S48' }],
  },
} as const satisfies Record<string, ActionWords>;
