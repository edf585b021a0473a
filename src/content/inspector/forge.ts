import type { ForgeFault } from '../../core/inspector/index.js';

/** Why a token could not be signed, and what to do. */
export const forgeFaults: Readonly<Record<ForgeFault, string>> = {
  'header-not-json': 'The header must be a JSON object. Look for a missing quote or comma.',
  'claims-not-json': 'The claims must be a JSON object. Look for a missing quote or comma.',
  'alg-unknown': 'The header must name an algorithm in alg that this page can sign with.',
  'key-missing': 'A key is needed. Make one, or paste one of your own test keys.',
  'key-not-private':
    'Signing takes a private key: a JWK with its private part, or PEM that begins with BEGIN PRIVATE KEY. For HMAC it takes a secret.',
  'key-refused': 'This browser does not sign with that key: it is of another type, too short or damaged.',
};
