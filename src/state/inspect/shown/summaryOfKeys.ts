import type { Found, Verdict, VerdictCode } from '../../../core/inspector/index.js';

/** `open`: it lets its holder in. `shut`: it should not. `calm`: no harm in being seen. `unknown`: nothing says. */
export type Tone = 'open' | 'shut' | 'calm' | 'unknown';

/** What is read first: what it does, until when, and what follows. */
export interface Summary {
  tone: Tone;
  title: string;
  says: string;
}

export const summary = (tone: Tone, title: string, says: string): Summary => ({ tone, title, says });

export function codeOf({ verdicts }: Found, about: Verdict['about']): VerdictCode | undefined {
  return verdicts.find((verdict) => verdict.about === about)?.code;
}

/** Of an API key: whether it is a secret, and for what. */
export function ofVendorKey({ vendor, wrappings }: Found): Summary {
  if (wrappings.includes('elided'))
    return summary(
      'calm',
      'A part of the key is missing',
      'What is left is enough to recognise it by, and too little to use.',
    );
  if (vendor?.secrecy === 'publishable')
    return summary(
      'calm',
      'Made to be seen',
      'It names an account to a browser or an app, and is no secret.',
    );
  if (vendor?.secrecy === 'identifier')
    return summary(
      'calm',
      'Names a key, and opens nothing alone',
      'Its secret is often nearby: look for that.',
    );
  if (vendor?.checksum === 'fails')
    return summary(
      'unknown',
      'Mistyped, cut off or made up',
      'Its checksum is wrong, so this is not the key as it was issued. If a character was lost on the way, the real key may still be live.',
    );
  if (vendor?.mode === 'test')
    return summary(
      'open',
      'Opens a sandbox until it is revoked',
      'It carries no expiry, and is for tests. If anybody else may have seen it, replace it when convenient.',
    );
  return summary(
    'open',
    'Opens the door until it is revoked',
    'It carries no expiry. Anyone who has seen it can use it: if that may be anybody else, revoke it now.',
  );
}

/** Of a key by itself: whether it may be seen. */
export function ofKey(found: Found): Summary {
  const isExposed = codeOf(found, 'key') === 'key-exposed';
  if (isExposed) {
    const isSecret = found.findings.some(({ id }) => id === 'symmetric-key');
    return summary(
      'open',
      isSecret ? 'A shared secret: replace it' : 'A private key: replace it',
      'Whoever has seen it can sign, or sign in, as its owner. Replace it wherever it is trusted, then delete every copy.',
    );
  }
  const [form, key] = [codeOf(found, 'form'), codeOf(found, 'key')];
  if (form === 'not-der' || form === 'members-missing')
    return summary('unknown', 'It cannot be read', 'It is damaged, or not all of it was copied.');
  if (key === 'key-short' || key === 'key-exponent' || key === 'key-malformed')
    return summary(
      'shut',
      'A public key that nobody should trust',
      'Its size or its exponent does not protect what it signs.',
    );
  return summary('calm', 'Public: made to be seen', 'It verifies, and signs nothing.');
}

/** Of a token response: whether it goes on fetching tokens. */
export function ofAnswer({ endings }: Found): Summary {
  const isRenewed = endings.includes('refresh');
  return summary(
    'open',
    isRenewed ? 'Opens the door again and again' : 'Holds tokens',
    isRenewed
      ? 'A refresh token in it fetches new access tokens until it is revoked. If anybody else may have seen it, revoke it now.'
      : 'Look at each of the tokens in it.',
  );
}
