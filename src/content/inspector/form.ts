import type { Words } from './types.js';

/** How a token is written. */
export const formWords: Words<
  | 'elided'
  | 'illegal-character'
  | 'padding'
  | 'segment-count'
  | 'trailing-bits'
  | 'invalid-utf8'
  | 'not-json-object'
  | 'duplicate-member'
  | 'json-serialization'
  | 'empty-signature'
> = {
  elided: {
    title: 'Part of it is left out',
    fact: 'Dots or stars replace some of its characters. The signature covers every character of header and payload, so nothing can be checked.',
    fix: 'Paste the whole of it. To show a token to somebody, the first characters are enough.',
    source: 'rfc7515',
    section: '5.2',
  },
  'illegal-character': {
    title: 'A character that no token has',
    fact: 'A JWT has letters, digits, `-`, `_` and dots. Anything else must be refused; lenient libraries skip it, which gives one token many spellings.',
    fix: 'Find out what put it there: mail, a terminal, a template. Have the verifier refuse it.',
    source: 'rfc8725bis',
    section: '3.14',
  },
  padding: {
    title: 'Base64 where base64url is due',
    fact: 'Segments are base64url without padding: `=`, `+` and `/` do not occur. A verifier that takes them takes several spellings of one token.',
    fix: 'Encode with base64url and leave the padding out.',
    source: 'rfc7515',
    section: '2',
  },
  'segment-count': {
    title: 'Not three parts',
    fact: 'A signed token has three parts with two dots between them, an encrypted one five. More or fewer is no token.',
    fix: 'Copy it again, from the first `eyJ` to the end of the signature. A lone dot at the end counts as one part more.',
    source: 'rfc7516',
    section: '9',
  },
  'trailing-bits': {
    title: 'Bits at the end that say nothing',
    fact: 'The last character of a segment has unused bits, which must be zero. Otherwise the same bytes can be written in several ways, and a list of refused tokens misses the others.',
    fix: 'Check that all characters were copied. Keep lists of refused tokens by `jti`, never by the token’s text.',
    source: 'rfc4648',
    section: '3.5',
    scenario: 'denylist',
    items: ['denylist-by-id'],
  },
  'invalid-utf8': {
    title: 'Not UTF-8',
    fact: 'Header and claims are JSON in UTF-8 and in nothing else. What is not may read differently from one parser to the next.',
    fix: 'Encode the JSON as UTF-8 before base64url.',
    source: 'rfc8725bis',
    section: '3.7',
  },
  'not-json-object': {
    title: 'No JSON object',
    fact: 'The header, and the payload of a JWT, is one JSON object. Here it is something else, or damaged.',
    fix: 'If it was copied, copy it again. If it was made, serialize an object.',
    source: 'rfc7519',
    section: '7.2',
  },
  'duplicate-member': {
    title: 'A name comes twice',
    fact: 'Names must be unique. Some parsers refuse such a token and others take the last member: two services can read two different users from one signed token.',
    fix: 'Refuse it, and find out who writes such JSON.',
    source: 'rfc7519',
    section: '4',
    items: ['checked-claims'],
  },
  'json-serialization': {
    title: 'A signed object in JSON, and no JWT',
    fact: 'JWTs are compact. A verifier that takes the JSON form as well, and reads the claims by splitting at dots, can be made to read a payload that nobody signed.',
    fix: 'Where JWTs are due, accept the compact form alone.',
    source: 'rfc8725bis',
    section: '2.13',
  },
  'empty-signature': {
    title: 'The signature was taken off',
    fact: 'The header names an algorithm, and the signature is empty. A verifier that accepts this accepts any claims at all.',
    fix: 'Make sure that the verifier refuses it: a failed check of the signature must end the request.',
    source: 'rfc8725bis',
    section: '3.3',
    items: ['pinned-algorithms'],
  },
};
