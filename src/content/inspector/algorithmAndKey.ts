import type { Words } from './types.js';

/** What it is signed with. */
export const keyWords: Words<
  | 'alg-none'
  | 'alg-rsa1-5'
  | 'alg-eddsa'
  | 'alg-unknown'
  | 'hmac-public-key'
  | 'alg-key-mismatch'
  | 'jwk-without-alg'
  | 'key-alg-unknown'
  | 'hmac-key-short'
  | 'hmac-key-common'
  | 'rsa-short'
  | 'rsa-exponent'
  | 'duplicate-kid'
  | 'private-parts'
  | 'private-key'
  | 'symmetric-key'
  | 'mixed-key-set'
  | 'key-use'
  | 'key-ops'
  | 'keys-without-kid'
> = {
  'alg-none': {
    title: 'It says of itself that it is not signed',
    fact: 'With `none`, in whatever spelling, there is no signature: anybody can write such a token. Verifiers that block `none` alone have taken `nOnE`.',
    fix: 'Accept a list of algorithms that you name, and nothing else.',
    source: 'rfc8725bis',
    section: '2.11',
    items: ['pinned-algorithms'],
  },
  'alg-rsa1-5': {
    title: 'RSA encryption of the old kind',
    fact: '`RSA1_5` is open to attacks that guess the plaintext from how errors look. Current practice avoids it.',
    fix: 'Encrypt with `RSA-OAEP` or with an elliptic curve.',
    source: 'rfc8725bis',
    section: '3.2',
  },
  'alg-eddsa': {
    title: '`EdDSA` is a name for two algorithms',
    fact: 'It may be Ed25519 or Ed448, so the name alone does not settle how to verify. RFC 9864 deprecates it.',
    fix: 'Say `Ed25519`, once your verifiers know that name.',
    source: 'rfc9864',
    section: '2.2',
  },
  'alg-unknown': {
    title: 'An algorithm that nobody registered',
    fact: 'The name is case-sensitive and comes from a registry. A verifier must refuse a name that it does not know.',
    fix: 'Check the spelling, `ES512` for the curve P-521 for example, and name your algorithms in the verifier.',
    source: 'rfc7515',
    section: '4.1.1',
    items: ['pinned-algorithms'],
  },
  'hmac-public-key': {
    title: 'A shared secret where the key is public',
    fact: 'The token asks for HMAC, and the key beside it is public. A verifier that lets the token choose takes the public key for the secret, and everybody has that one.',
    fix: 'Fix the algorithm in the verifier by the key, never by the header.',
    source: 'rfc8725bis',
    section: '2.1',
    scenario: 'signing-key',
    items: ['pinned-algorithms', 'asymmetric-signing'],
  },
  'alg-key-mismatch': {
    title: 'The algorithm does not go with the key',
    fact: 'A key is used with exactly one algorithm, which must fit its type and curve. Here they differ.',
    fix: 'Look up the key by `kid` and refuse a token whose algorithm is not the key’s.',
    source: 'rfc8725bis',
    section: '3.1',
    items: ['pinned-algorithms'],
  },
  'jwk-without-alg': {
    title: 'The key does not say what it is for',
    fact: 'Without `alg` each verifier chooses an algorithm by the type of the key, or takes the one that the token names.',
    fix: 'Publish `alg` with each key.',
    source: 'rfc7517',
    section: '4.4',
    items: ['pinned-algorithms'],
  },
  'key-alg-unknown': {
    title: 'The key names an algorithm that does not exist',
    fact: '`alg` of a key should be a name from the registry, letter for letter, and this one is not in it. A curve leaves only one algorithm, so the signature can still be checked here; strict libraries such as jose refuse the key.',
    fix: 'Correct it: `ES256` for P-256, `ES384` for P-384, `ES512` for P-521, `Ed25519` for Ed25519.',
    source: 'rfc7517',
    section: '4.4',
  },
  'hmac-key-short': {
    title: 'The secret is shorter than its hash',
    fact: 'HS256 needs a secret of at least 256 bits, HS384 of 384, HS512 of 512. One captured token is enough to guess a shorter one at home.',
    fix: 'Draw 32 random bytes or more and replace the secret.',
    source: 'rfc7518',
    section: '3.2',
    items: ['guarded-signing-keys', 'signing-key-rotation'],
  },
  'hmac-key-common': {
    title: 'Everybody knows this secret',
    fact: 'It is in manuals and lists of passwords. Anyone with one token finds the secret at once, and signs what they like.',
    fix: 'Replace it now by 32 random bytes, and treat all tokens signed with it as forged.',
    source: 'rfc8725bis',
    section: '3.5',
    scenario: 'signing-key',
    items: ['guarded-signing-keys', 'signing-key-loss'],
  },
  'rsa-short': {
    title: 'The RSA key is too short',
    fact: 'Signing with RSA needs a key of at least 2048 bits.',
    fix: 'Make a key of 2048 bits or more, or one on P-256 or Ed25519, and rotate to it.',
    source: 'rfc7518',
    section: '3.3',
    items: ['signing-key-rotation'],
  },
  'rsa-exponent': {
    title: 'The exponent protects nothing',
    fact: 'The public exponent of RSA is an odd number from 3 on. With 1 the signature is the message, and anybody can write it.',
    fix: 'Do not trust this key. Good ones have 65537, written `AQAB`.',
    source: 'rfc8017',
    section: '3.1',
  },
  'duplicate-kid': {
    title: 'Two keys with one id',
    fact: 'Keys of a set should have different ids. With one id for two keys, which one counts depends on the library.',
    fix: 'Give each key its own `kid`, for example its thumbprint.',
    source: 'rfc7517',
    section: '4.5',
    items: ['signing-key-rotation'],
  },
  'private-parts': {
    title: 'The private half is in it',
    fact: 'Members such as `d` and `p` belong to the owner alone. Anyone who has read this can sign in the owner’s name.',
    fix: 'Treat the key as stolen: publish a new one, remove this one everywhere, and end what it signed.',
    source: 'rfc7517',
    section: '9.2',
    scenario: 'signing-key',
    items: ['signing-key-loss', 'guarded-signing-keys'],
  },
  'private-key': {
    title: 'This is a private key',
    fact: 'A private key should never be pasted, mailed or logged. Anyone who has seen it can sign, or sign in, as its owner.',
    fix: 'Replace it wherever its public half is trusted, then delete it.',
    source: 'rfc7517',
    section: '9.2',
    scenario: 'signing-key',
    items: ['signing-key-loss', 'secrets-out-of-code'],
  },
  'symmetric-key': {
    title: 'A shared secret as a key',
    fact: 'Anyone who can verify with it can sign with it. In a published set, that is everybody.',
    fix: 'Keep it out of every key set. Where others verify, sign with a key pair.',
    source: 'rfc7517',
    section: '9.2',
    scenario: 'signing-key',
    items: ['asymmetric-signing', 'guarded-signing-keys'],
  },
  'mixed-key-set': {
    title: 'Public and secret keys in one set',
    fact: 'A set that is published must not hold secrets, and a verifier that finds both kinds can be led to use one for the other.',
    fix: 'Publish the public keys alone. Replace the secret: it has been seen.',
    source: 'rfc8725bis',
    section: '2.1',
    items: ['asymmetric-signing', 'signing-key-loss'],
  },
  'key-use': {
    title: 'The key is for something else',
    fact: '`use` says whether a key is for signatures (`sig`) or for encryption (`enc`). Here it does not fit what the key is asked to do, its `alg` or its `key_ops`.',
    fix: 'Use one key for one purpose, and refuse any other use.',
    source: 'rfc7517',
    section: '4.2',
  },
  'key-ops': {
    title: 'The key is not allowed to do this',
    fact: '`key_ops` lists what a key may be used for, each operation once, and signing and encrypting should not share a key.',
    fix: 'Publish verification keys with `verify` alone.',
    source: 'rfc7517',
    section: '4.3',
  },
  'keys-without-kid': {
    title: 'Several keys, and no id to tell them apart',
    fact: 'Without `kid` a verifier must try each key, and cannot tell a rotation from a forgery.',
    fix: 'Give each key a `kid`, and name it in each token.',
    source: 'rfc7517',
    section: '4.5',
    items: ['signing-key-rotation'],
  },
};
