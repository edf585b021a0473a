import type { Quoted } from './quoted.js';

/** A problem type of the mock API (RFC 9457 section 3.1.1), explained under the heading its address ends in. */
export interface ProblemNote {
  /** Ends the type’s address: `…#problem-` and this. */
  name: string;
  statuses: readonly number[];
  /** As the answer has it. */
  title: string;
  means: string;
  /** What the client does about it. */
  then: string;
  /** Why the API answers in this way: often, what an attacker would learn otherwise. */
  because?: string;
  quoted?: Quoted;
}

export const problemsLead: { text: string; quoted?: Quoted } = {
  text: 'The mock API answers every error outside its OAuth endpoints with problem details, a small JSON object. Its type ends in one of the names below; what went wrong this time is in detail. The OAuth endpoints answer with an error code, as RFC 6749 specifies.',
  quoted: { source: 'rfc9457', label: 'RFC 9457' },
};

/** By status. */
export const problems: readonly ProblemNote[] = [
  {
    name: 'ambiguous-credential',
    statuses: [400],
    title: 'Send one credential, once',
    means: 'Two credentials came at once, or a Bearer header without exactly one token.',
    then: 'Look for a proxy, or a default of your HTTP client, that adds the second one.',
    because:
      'Refused even when both are good: which of them counts must not depend on who reads the request.',
    quoted: { source: 'rfc6750', label: 'RFC 6750, 3.1' },
  },
  {
    name: 'invalid-redirect',
    statuses: [400],
    title: 'The client or its redirect address is unknown',
    means: 'The authorization request names no client of ours, or an address that is not registered for it.',
    then: 'Register the address and send it exactly as registered. A trailing slash makes it a different address.',
    because: 'The error is shown here and not sent to that address, which may be an attacker’s.',
    quoted: { source: 'rfc6749', label: 'RFC 6749, 4.1.2.1' },
  },
  {
    name: 'header-too-large',
    statuses: [400, 431],
    title: 'Request header too large',
    means:
      'One header line is over 8,192 bytes: `400`, as nginx answers. Or all headers together are over 16,384 bytes: `431`, as Node.js answers.',
    then: 'Send less. A token that lists every group of its user is the usual reason: put fewer claims in it.',
    quoted: { source: 'rfc6585', label: 'RFC 6585, 5' },
  },
  {
    name: 'no-credential',
    statuses: [401],
    title: 'A credential is needed',
    means:
      'Neither `Authorization` nor `X-API-Key` carries a credential. One in the address or in a form is not read.',
    then: 'Send an API key or an access token as `Authorization: Bearer`.',
    because: 'The challenge names no error: to a caller who has not tried yet, nothing has failed.',
    quoted: { source: 'rfc6750', label: 'RFC 6750, 3.1' },
  },
  {
    name: 'invalid-token',
    statuses: [401],
    title: 'The credential is not accepted',
    means:
      'A credential came but is not good: expired, revoked, mistyped, signed with another key, or meant for another API.',
    then: 'Get a new access token and try once more. For an API key, compare its last four characters with the list of keys.',
    because: 'A revoked key and one that never existed get the same answer, so guessing finds no old keys.',
    quoted: { source: 'rfc6750', label: 'RFC 6750, 3.1' },
  },
  {
    name: 'admin-required',
    statuses: [401],
    title: 'The admin secret is needed',
    means: 'This address manages keys, users or signing keys, and what came is not the admin secret.',
    then: 'Send the admin secret, from a server. No API key and no access token opens these addresses.',
  },
  {
    name: 'insufficient-scope',
    statuses: [403],
    title: 'The credential does not allow this',
    means: 'The credential is good, but may not do this. The challenge names the scope that is missing.',
    then: 'Ask for that scope with the next token, or have a key minted with it. The same credential is refused again.',
    quoted: { source: 'rfc9110', label: 'RFC 9110, 15.5.4' },
  },
  {
    name: 'insecure-transport',
    statuses: [403],
    title: 'Use https',
    means: 'The request came over plain http. If it carried a credential of ours, that one is revoked now.',
    then: 'Replace the credential, and use https from the first request on.',
    because:
      'A good credential and a made-up one get the same answer. A redirect to https would come too late: the credential has been read on the way.',
    quoted: { source: 'httpapi-privacy', label: 'Protecting Credentials (draft)' },
  },
  {
    name: 'not-found',
    statuses: [404],
    title: 'There is nothing here',
    means: 'No route has this address, or what had this id is gone.',
    then: 'Compare the address with the API’s description.',
    quoted: { source: 'rfc9110', label: 'RFC 9110, 15.5.5' },
  },
  {
    name: 'method-not-allowed',
    statuses: [405],
    title: 'This address does not accept the method',
    means: 'The address exists, but not for this method.',
    then: 'Use one of the methods that the `Allow` header names.',
    quoted: { source: 'rfc9110', label: 'RFC 9110, 15.5.6' },
  },
  {
    name: 'invalid-input',
    statuses: [422],
    title: 'The request body is not usable',
    means: 'The body is not JSON of the documented shape, or asks for something out of range.',
    then: 'Read `errors`: it says what is wrong and where, all at once. Fix that, then send it again.',
    quoted: { source: 'rfc9110', label: 'RFC 9110, 15.5.21' },
  },
  {
    name: 'quota-exceeded',
    statuses: [429],
    title: 'Too many requests',
    means:
      'The caller has used up a limit; `violated-policies` names it. `RateLimit` says what is left of each.',
    then: 'Wait as long as `Retry-After` says: where both are sent, it wins over `RateLimit`.',
    because:
      'The type’s address is the one that the draft asks IANA to register, so every API can mean the same.',
    quoted: { source: 'httpapi-ratelimit', label: 'RateLimit (draft), 5.1' },
  },
  {
    name: 'temporary-reduced-capacity',
    statuses: [503],
    title: 'The service cannot answer now',
    means:
      'Something that the API has to ask is out of reach, or too much work waits. You did nothing wrong.',
    then: 'Keep the credential, and try again after the time in `Retry-After`.',
    because:
      'An API that cannot check a credential can refuse it or let everyone in. This answer is the refusal.',
    quoted: { source: 'httpapi-ratelimit', label: 'RateLimit (draft), 5.2' },
  },
];
