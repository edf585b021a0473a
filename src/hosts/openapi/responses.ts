import { oauthErrors, refused, type Refused } from './errors.js';
import { headers } from './headers.js';
import type { Ref, ResponseObject } from './types.js';

const headerTooLarge = {
  title: 'Request header too large',
  detail: 'One line of the header is longer than 8 KB.',
};

const notUsable: Refused = {
  description:
    'The body is not JSON of this shape, or asks for something out of range: errors says what, and where. A form is answered in this way too.',
  status: 422,
  problems: ['invalid-input'],
  example: {
    title: 'The request body is not usable',
    detail: '#/scopes/0 must be one of: orders:read, orders:write.',
    errors: [{ detail: 'must be one of: orders:read, orders:write', pointer: '#/scopes/0' }],
  },
};

const cannotAnswer = {
  title: 'The service cannot answer now',
  detail: 'What is needed to check the credential cannot be reached. The credential itself may be good.',
};

export const sharedResponses = {
  HeaderLineTooLarge: refused({
    description: 'One header line is over 8,192 bytes.',
    status: 400,
    problems: ['header-too-large'],
    example: headerTooLarge,
  }),
  HeadersTooLarge: refused({
    description: 'The header lines together are over 16,384 bytes (RFC 6585 section 5).',
    status: 431,
    problems: ['header-too-large'],
    example: { ...headerTooLarge, detail: 'The header lines together are larger than 16 KB.' },
  }),
  Insecure: refused({
    description:
      'The request came over plain http to another machine. Its credential, if it was ours, is revoked.',
    status: 403,
    problems: ['insecure-transport'],
    example: {
      title: 'Use https',
      detail: 'A credential sent without TLS counts as leaked, and this one has been revoked if it was ours.',
    },
  }),
  NotOneCredential: refused({
    description:
      'More than one credential, or a Bearer header without exactly one token (RFC 6750 section 3.1); or one header line is over 8,192 bytes.',
    status: 400,
    problems: ['ambiguous-credential', 'header-too-large'],
    example: {
      title: 'Send one credential, once',
      detail: 'Both Authorization and X-API-Key carry a credential. Send one of them.',
    },
    sometimes: ['WWW-Authenticate'],
  }),
  NotAuthenticated: refused({
    description:
      'No credential, or one that is not accepted: malformed, expired, revoked, or somebody else’s.',
    status: 401,
    problems: ['no-credential', 'invalid-token'],
    example: {
      title: 'A credential is needed',
      detail: 'Send an API key or an access token as: Authorization: Bearer …',
    },
    always: ['WWW-Authenticate'],
  }),
  NotAllowed: refused({
    description:
      'The credential lacks the scope that the challenge names (RFC 6750 section 3.1); or the request came over plain http to another machine.',
    status: 403,
    problems: ['insufficient-scope', 'insecure-transport'],
    example: {
      title: 'The credential does not allow this',
      detail: 'This request needs the scope orders:write, which the credential lacks.',
    },
    sometimes: ['WWW-Authenticate', 'RateLimit', 'RateLimit-Policy'],
  }),
  TooMany: refused({
    description:
      'A limit of the caller is used up (RFC 6585 section 4). Where more than one is, Retry-After is the longest wait.',
    status: 429,
    problems: ['quota-exceeded'],
    example: {
      title: 'Too many requests',
      detail: 'The limit of 1 request in 60 seconds is used up. Try again in 60 seconds.',
      'violated-policies': ['default'],
    },
    always: ['RateLimit', 'RateLimit-Policy', 'Retry-After'],
  }),
  CannotCheck: refused({
    description: 'The credential cannot be checked at present. It may be good.',
    status: 503,
    problems: ['temporary-reduced-capacity'],
    example: cannotAnswer,
    always: ['Retry-After'],
  }),
  CannotReach: refused({
    description: 'What would be changed or read cannot be reached at present.',
    status: 503,
    problems: ['temporary-reduced-capacity'],
    example: { ...cannotAnswer, detail: 'The key store cannot be reached, so nothing was changed.' },
    always: ['Retry-After'],
  }),
  AdminNeeded: refused({
    description: 'No credential, or one that is not the admin secret.',
    status: 401,
    problems: ['admin-required', 'no-credential'],
    example: {
      title: 'The admin secret is needed',
      detail: 'Managing keys and users needs: Authorization: Bearer, followed by the admin secret.',
    },
    always: ['WWW-Authenticate'],
  }),
  UnknownRedirect: refused({
    description:
      'No client of this issuer, or an address that is not registered for it: nothing is sent there (RFC 6749 section 4.1.2.1), and detail says which of the two is wrong. Or one header line is over 8,192 bytes.',
    status: 400,
    problems: ['invalid-redirect', 'header-too-large'],
    example: {
      title: 'The client or its redirect address is unknown',
      detail: 'Nothing was sent to the redirect address, since it is not registered for this client.',
    },
  }),
  NotFound: refused({
    description: 'Nothing has this id.',
    status: 404,
    problems: ['not-found'],
    example: { title: 'There is nothing here', detail: 'There is no API key with this id.' },
  }),
  NotUsable: refused(notUsable),
  OrderNotUsable: refused({
    ...notUsable,
    example: {
      ...notUsable.example,
      detail: '#/quantity is missing.',
      errors: [{ detail: 'is missing', pointer: '#/quantity' }],
    },
    always: ['RateLimit', 'RateLimit-Policy'],
  }),
  ClientNotAccepted: {
    description:
      'The client used the Authorization header, and is not accepted (RFC 6749 section 5.2); at introspection, any client that is not.',
    headers: {
      ...headers(['Cache-Control', 'Pragma']),
      'WWW-Authenticate': {
        description: 'The way in which the client authenticates.',
        required: true,
        schema: { const: 'Basic realm="oauth"' },
      },
    },
    content: oauthErrors(['invalid_client'], 'Client authentication failed.'),
  },
  IssuerUnavailable: {
    description:
      'The issuer cannot be reached at present (RFC 6749 section 4.1.2.1, RFC 7009 section 2.2.1).',
    headers: headers(['Cache-Control', 'Pragma', 'Retry-After']),
    content: oauthErrors(['temporarily_unavailable'], 'Try again a little later.'),
  },
} as const satisfies Record<string, ResponseObject>;

/** Refers to one of `sharedResponses`. */
export function response(name: keyof typeof sharedResponses): Ref {
  return { $ref: `#/components/responses/${name}` };
}

/** What any request may hear, whatever it asks for. */
export const anywhere = {
  400: response('HeaderLineTooLarge'),
  403: response('Insecure'),
  431: response('HeadersTooLarge'),
} as const;

/** What a request to manage something may hear. */
export const managed = {
  ...anywhere,
  400: response('NotOneCredential'),
  401: response('AdminNeeded'),
  503: response('CannotReach'),
} as const;

/** What a client may hear from an OAuth endpoint, besides its 400. */
export const oauthEndpoint = {
  ...anywhere,
  401: response('ClientNotAccepted'),
  503: response('IssuerUnavailable'),
} as const;

/** 400 from an OAuth endpoint: one of its error codes, unless the header is at fault. */
export function oauthBadRequest(codes: readonly [string, ...string[]], description: string): ResponseObject {
  return {
    description: `${description} Or one header line is over 8,192 bytes.`,
    headers: headers(['Cache-Control'], ['Pragma']),
    content: {
      ...oauthErrors(codes, 'A parameter is missing, repeated or malformed.'),
      ...sharedResponses.HeaderLineTooLarge.content,
    },
  };
}
