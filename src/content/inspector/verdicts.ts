import type { About, Says, VerdictCode } from '../../core/inspector/index.js';

/** What each verdict is about, as its heading says. */
export const aboutWords: Readonly<Record<About, string>> = {
  form: 'Form',
  signature: 'Signature',
  time: 'Time',
  issuer: 'Issuer',
  audience: 'Audience',
  type: 'Type',
  key: 'Key',
};

export const saysWords: Readonly<Record<Says, string>> = {
  holds: 'holds',
  fails: 'fails',
  unknown: 'not known',
};

/** A verdict in a word or two, and as a sentence that says why. */
export interface VerdictWords {
  short: string;
  why: string;
}

const words = (short: string, why: string): VerdictWords => ({ short, why });

/** What is said of each code. Text between backticks is code. */
export const verdictWords: Readonly<Record<VerdictCode, VerdictWords>> = {
  // Form
  'well-formed': words('well formed', 'It is written as its standard asks.'),
  'checksum-holds': words('checksum right', 'Its last characters follow from the others.'),
  'prefix-and-length': words('looks right', 'Its prefix and its length are those its vendor uses.'),
  'no-known-form': words('not known', 'No published format looks like this.'),
  elided: words('incomplete', 'Dots or stars replace a part of it.'),
  'illegal-character': words('foreign character', 'A character in it does not belong in a token.'),
  padding: words('not base64url', 'It contains `=`, `+` or `/`, which base64url does not have.'),
  'segment-count': words('wrong number of parts', 'A signed token has three parts, an encrypted one five.'),
  'trailing-bits': words('odd last character', 'Unused bits at the end of a part are not zero.'),
  'invalid-utf8': words('not UTF-8', 'Its header or payload is not UTF-8.'),
  'not-json-object': words('not a JSON object', 'Its header or payload is not a JSON object.'),
  'duplicate-member': words('a name twice', 'A name occurs twice in one JSON object.'),
  'alg-missing': words('no algorithm', 'Its header names no algorithm.'),
  'crit-malformed': words('malformed `crit`', '`crit` must list names that are in the header, each once.'),
  'empty-signature': words('no signature', 'It names an algorithm, but its signature is empty.'),
  'foreign-disclosure': words('foreign disclosure', 'A disclosure beside it belongs to no digest in it.'),
  'checksum-fails': words('checksum wrong', 'Its last characters do not follow from the others.'),
  'members-missing': words('incomplete', 'A member that it needs is missing or unreadable.'),
  'not-der': words('damaged', 'The text between its first and last line cannot be read.'),
  // Signature
  verified: words('right', 'The key you pasted verifies it.'),
  'verified-text': words('right', 'The secret you pasted verifies it, read as text.'),
  'verified-hex': words('right', 'The secret you pasted verifies it, read as hex.'),
  'verified-base64': words('right', 'The secret you pasted verifies it, read as base64.'),
  'verified-base64url': words('right', 'The secret you pasted verifies it, read as base64url.'),
  'verified-beside': words('right', 'A key that you pasted with it verifies it.'),
  'verified-misnamed': words(
    'right',
    'The key you pasted verifies it. The `alg` of that key is the name of no algorithm; its curve leaves only one.',
  ),
  'signature-wrong': words(
    'wrong',
    'The key you pasted does not verify it: another key signed it, or it was changed.',
  ),
  'signature-length': words('wrong length', 'Its algorithm makes signatures of another length.'),
  unsigned: words('none', 'Its algorithm is `none`: anybody could have written it.'),
  malformed: words('cannot hold', 'It is not well formed, so no verifier may accept the signature.'),
  'crit-unknown': words('must be refused', 'It demands an extension in `crit` that is not known here.'),
  'key-forbids': words(
    'not its key',
    'The key you pasted is not for this token: its type, algorithm or use does not go with it.',
  ),
  'payload-detached': words('not checked', 'Its payload is kept elsewhere.'),
  'no-key': words('not checked', 'Paste a key to check it: a secret, PEM, JWK or JWKS.'),
  'key-unreadable': words('not checked', 'What you pasted as a key cannot be read as one.'),
  'key-encrypted': words(
    'not checked',
    'The key you pasted is encrypted. Decrypt it first, or paste its public half.',
  ),
  'key-openssh': words(
    'not checked',
    'The key you pasted is in the format of OpenSSH. `ssh-keygen -e -m PKCS8 -f key.pub` writes the public half as PEM.',
  ),
  'key-incomplete': words(
    'not checked',
    'The key you pasted lacks a member that its type needs, or has one that cannot be read.',
  ),
  'key-other-type': words(
    'not its key',
    'The key you pasted is not for this token: its algorithm needs a key of another type or curve.',
  ),
  'key-refused': words('not checked', 'This browser does not accept the key you pasted.'),
  'no-key-of-this-id': words(
    'not its key',
    'The key you pasted is not for this token: it does not have its `kid`.',
  ),
  'alg-unsupported': words('not checked', 'This browser does not have its algorithm.'),
  encrypted: words('encrypted', 'It is encrypted: only its receiver can check it.'),
  'json-serialization': words(
    'not checked',
    'It carries several signatures, or none, and is not verified here.',
  ),
  'not-verified-here': words('not checked', 'Its kind is shown here, and not verified.'),
  'no-signature': words('has none', 'Its kind carries no signature.'),
  'common-secret': words(
    'forgeable',
    'A secret that everybody knows verifies it: its issuer may have signed it, or anyone else.',
  ),
  // Time
  'in-time': words('in force', 'It has begun, and has not expired.'),
  'in-time-long': words(
    'in force for long',
    'It has begun, and does not expire within a day of its issue. A copy works as long.',
  ),
  'in-milliseconds': words(
    'far too long',
    'Its expiry is in milliseconds. Read as seconds, as it should be, it is thousands of years away.',
  ),
  expired: words('expired', 'It has expired.'),
  'not-yet': words('not yet', 'It is not valid yet.'),
  'time-not-a-number': words('unreadable', 'A time in it is not a number.'),
  inactive: words('not active', 'Its issuer said that it is not active.'),
  'no-expiry': words('no expiry', 'It does not say when it ends.'),
  'no-time': words('not said', 'It does not carry a time that can be read.'),
  'time-encrypted': words('encrypted', 'Its times are encrypted.'),
  // Issuer
  'issuer-expected': words('as expected', 'It names the issuer you expect.'),
  'issuer-other': words('another', 'It names another issuer than you expect.'),
  'issuer-slash': words(
    'another, by a slash',
    'It differs from the issuer you expect by a slash at the end.',
  ),
  'issuer-missing': words('missing', 'It names no issuer.'),
  'issuer-any': words('not compared', 'Fill in the issuer you expect to compare it.'),
  'no-issuer': words('not said', 'It does not carry an issuer that can be read.'),
  // Audience
  'audience-expected': words('as expected', 'It is for the audience you expect.'),
  'audience-other': words('another', 'It is for another audience than you expect.'),
  'audience-missing': words('missing', 'It names no audience.'),
  'audience-malformed': words('malformed', 'Its audience must be a text or a list of texts.'),
  'audience-any': words('not compared', 'Fill in the audience you expect to compare it.'),
  'no-audience': words('not said', 'It does not carry an audience that can be read.'),
  // Type
  'type-expected': words('as expected', 'Its `typ` is the one you expect.'),
  'type-other': words('another', 'Its `typ` is not the one you expect.'),
  'type-missing': words('missing', 'It has no `typ`.'),
  'type-any': words('not compared', 'Fill in the type you expect, such as `at+jwt`, to compare it.'),
  'no-type': words('not said', 'Its kind carries no type.'),
  // Key
  'key-fits': words('fits', 'The key you pasted is meant for this algorithm, and long enough.'),
  'key-strong': words('strong', 'Its type and size are good enough.'),
  'key-for-other-alg': words('for another algorithm', 'The key you pasted names another algorithm.'),
  'key-of-other-type': words(
    'of another type',
    'The key you pasted is of a type that this algorithm cannot use.',
  ),
  'key-use': words('for another use', 'The `use` of the key you pasted is not `sig`.'),
  'key-ops': words('for another use', 'The `key_ops` of the key you pasted do not include `verify`.'),
  'key-short': words('too short', 'The key is shorter than its algorithm needs.'),
  'key-common': words('known to everybody', 'The secret is on lists of common ones.'),
  'key-exponent': words('worthless', 'Its exponent protects nothing.'),
  'key-malformed': words('malformed', 'A member that it needs is missing or unreadable.'),
  'key-exposed': words('exposed', 'It is secret, and it has been pasted.'),
  'key-misnamed': words(
    'misnamed',
    'Its `alg` is the name of no algorithm. Its curve leaves only one, but strict libraries refuse the key.',
  ),
  'key-none-given': words('none given', 'No key was pasted to look at.'),
  'key-not-understood': words(
    'not understood',
    'The key cannot be read, or is of a kind that is not known here.',
  ),
  'key-not-named': words('not found', 'None of the keys you pasted could be told to be the right one.'),
  'key-not-needed': words('not needed', 'No key is needed to judge it.'),
};
