/** What each verdict is about, in the order in which a credential carries them. */
export const VERDICTS = ['form', 'signature', 'time', 'issuer', 'audience', 'type', 'key'] as const;
export type About = (typeof VERDICTS)[number];
export type Says = 'holds' | 'fails' | 'unknown';

/** Every code, with what it is about and what it says. Words for it are written elsewhere, one entry a code. */
export const VERDICT_CODES = {
  // Form
  'well-formed': ['form', 'holds'],
  'checksum-holds': ['form', 'holds'],
  'prefix-and-length': ['form', 'holds'],
  'no-known-form': ['form', 'unknown'],
  elided: ['form', 'fails'],
  'illegal-character': ['form', 'fails'],
  padding: ['form', 'fails'],
  'segment-count': ['form', 'fails'],
  'trailing-bits': ['form', 'fails'],
  'invalid-utf8': ['form', 'fails'],
  'not-json-object': ['form', 'fails'],
  'duplicate-member': ['form', 'fails'],
  'alg-missing': ['form', 'fails'],
  'crit-malformed': ['form', 'fails'],
  'empty-signature': ['form', 'fails'],
  'foreign-disclosure': ['form', 'fails'],
  'checksum-fails': ['form', 'fails'],
  'members-missing': ['form', 'fails'],
  'not-der': ['form', 'fails'],
  // Signature
  verified: ['signature', 'holds'],
  'verified-text': ['signature', 'holds'],
  'verified-hex': ['signature', 'holds'],
  'verified-base64': ['signature', 'holds'],
  'verified-base64url': ['signature', 'holds'],
  'verified-beside': ['signature', 'holds'],
  'verified-misnamed': ['signature', 'holds'],
  'signature-wrong': ['signature', 'fails'],
  'signature-length': ['signature', 'fails'],
  unsigned: ['signature', 'fails'],
  malformed: ['signature', 'fails'],
  'crit-unknown': ['signature', 'fails'],
  'key-forbids': ['signature', 'fails'],
  'no-key': ['signature', 'unknown'],
  'payload-detached': ['signature', 'unknown'],
  'key-unreadable': ['signature', 'unknown'],
  'key-encrypted': ['signature', 'unknown'],
  'key-openssh': ['signature', 'unknown'],
  'key-incomplete': ['signature', 'unknown'],
  'key-other-type': ['signature', 'unknown'],
  'key-refused': ['signature', 'unknown'],
  'no-key-of-this-id': ['signature', 'unknown'],
  'alg-unsupported': ['signature', 'unknown'],
  encrypted: ['signature', 'unknown'],
  'json-serialization': ['signature', 'unknown'],
  'not-verified-here': ['signature', 'unknown'],
  'no-signature': ['signature', 'unknown'],
  // Right, and worth nothing: whoever wrote it had the secret, as everybody does.
  'common-secret': ['signature', 'unknown'],
  // Time
  'in-time': ['time', 'holds'],
  // It holds, and nobody should be glad of it: a copy works for as long.
  'in-time-long': ['time', 'unknown'],
  'in-milliseconds': ['time', 'unknown'],
  expired: ['time', 'fails'],
  'not-yet': ['time', 'fails'],
  'time-not-a-number': ['time', 'fails'],
  inactive: ['time', 'fails'],
  'no-expiry': ['time', 'unknown'],
  'no-time': ['time', 'unknown'],
  'time-encrypted': ['time', 'unknown'],
  // Issuer
  'issuer-expected': ['issuer', 'holds'],
  'issuer-other': ['issuer', 'fails'],
  'issuer-slash': ['issuer', 'fails'],
  'issuer-missing': ['issuer', 'fails'],
  'issuer-any': ['issuer', 'unknown'],
  'no-issuer': ['issuer', 'unknown'],
  // Audience
  'audience-expected': ['audience', 'holds'],
  'audience-other': ['audience', 'fails'],
  'audience-missing': ['audience', 'fails'],
  'audience-malformed': ['audience', 'fails'],
  'audience-any': ['audience', 'unknown'],
  'no-audience': ['audience', 'unknown'],
  // Type
  'type-expected': ['type', 'holds'],
  'type-other': ['type', 'fails'],
  'type-missing': ['type', 'fails'],
  'type-any': ['type', 'unknown'],
  'no-type': ['type', 'unknown'],
  // Key
  'key-fits': ['key', 'holds'],
  'key-strong': ['key', 'holds'],
  'key-for-other-alg': ['key', 'fails'],
  'key-of-other-type': ['key', 'fails'],
  'key-use': ['key', 'fails'],
  'key-ops': ['key', 'fails'],
  'key-short': ['key', 'fails'],
  'key-common': ['key', 'fails'],
  'key-exponent': ['key', 'fails'],
  'key-malformed': ['key', 'fails'],
  'key-exposed': ['key', 'fails'],
  'key-misnamed': ['key', 'unknown'],
  'key-none-given': ['key', 'unknown'],
  'key-not-understood': ['key', 'unknown'],
  'key-not-named': ['key', 'unknown'],
  'key-not-needed': ['key', 'unknown'],
} as const satisfies Record<string, readonly [About, Says]>;
export type VerdictCode = keyof typeof VERDICT_CODES;

export interface Verdict {
  about: About;
  says: Says;
  code: VerdictCode;
}

export function verdict(code: VerdictCode): Verdict {
  const [about, says] = VERDICT_CODES[code];
  return { about, says, code };
}
