import type { Forge } from '../forge/forge.js';
import { forAccessTokens, refusedByProfile, type CaseRule } from './rule.js';

const CONFUSED = 'A token that was made for something else works as an access token.';

const typed =
  (typ: unknown) =>
  ({ withHeader }: Forge): Promise<string> =>
    withHeader({ typ });

export const type: readonly CaseRule[] = [
  {
    id: 'typ-missing',
    title: 'No type',
    accept: refusedByProfile,
    severity: 'risk',
    why: 'The type of an access token must be `at+jwt`; a JWT without a profile need not have one.',
    ifWrong: CONFUSED,
    source: 'rfc9068',
    section: '4',
    make: typed(undefined),
  },
  {
    id: 'typ-jwt',
    title: 'The type `JWT`',
    accept: false,
    severity: 'risk',
    why: 'The type of an access token must be `at+jwt`; `JWT` says nothing about the kind.',
    ifWrong: CONFUSED,
    source: 'rfc9068',
    section: '4',
    offered: forAccessTokens,
    make: typed('JWT'),
  },
  {
    id: 'typ-logout',
    title: 'The type of a logout token',
    accept: refusedByProfile,
    severity: 'risk',
    why: 'If a JWT has a type, it must be the one that is expected here.',
    ifWrong: CONFUSED,
    source: 'rfc8725bis',
    section: '3.11',
    make: typed('logout+jwt'),
  },
  {
    id: 'typ-dpop',
    title: 'The type of a DPoP proof',
    accept: refusedByProfile,
    severity: 'risk',
    why: 'If a JWT has a type, it must be the one that is expected here.',
    ifWrong: CONFUSED,
    source: 'rfc8725bis',
    section: '3.11',
    make: typed('dpop+jwt'),
  },
  {
    id: 'typ-longer',
    title: 'A type that begins like ours',
    accept: refusedByProfile,
    severity: 'note',
    why: 'Any other value than `at+jwt` and `application/at+jwt` is refused.',
    ifWrong: 'Only part of the type is compared: any kind of token whose name begins like this gets in.',
    source: 'rfc9068',
    section: '4',
    make: typed('at+jwt-draft'),
  },
  {
    id: 'typ-number',
    title: 'A number as the type',
    accept: refusedByProfile,
    severity: 'note',
    why: 'The type is a media type, and any other value is refused.',
    ifWrong: CONFUSED,
    source: 'rfc9068',
    section: '4',
    make: typed(1),
  },
  {
    id: 'typ-other-case',
    title: 'The type in capitals',
    accept: 'either',
    severity: 'note',
    why: 'Names of media types are case-insensitive; RFC 9068 gives two spellings.',
    ifWrong: 'Nothing: both answers are honest.',
    source: 'rfc7515',
    section: '4.1.9',
    make: ({ header, withHeader }) => withHeader({ typ: String(header['typ']).toUpperCase() }),
  },
  {
    id: 'id-token',
    title: 'An ID token that names us beside the client',
    accept: refusedByProfile,
    severity: 'harm',
    why: 'An ID token tells a client who signed in; it is not an access token. Only the type tells them apart here.',
    ifWrong: 'Whatever a client gets at sign-in opens the API, whether the user allowed that or not.',
    source: 'rfc9068',
    section: '4',
    make: ({ header, claims, input, now, sign }) =>
      sign(
        { ...header, typ: 'JWT' },
        {
          ...claims,
          aud: ['kit-client', input.audience],
          azp: 'kit-client',
          nonce: 'n-0S6_WzA2Mj',
          auth_time: now - 10,
          scope: undefined,
        },
      ),
  },
];
