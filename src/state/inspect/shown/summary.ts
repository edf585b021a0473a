import {
  isIdToken,
  isPassword,
  isPrivateKey,
  isProof,
  type Found,
  type VerdictCode,
} from '../../../core/inspector/index.js';
import { howLong, moment } from './moments.js';
import { codeOf, ofAnswer, ofKey, ofVendorKey, summary, type Summary } from './summaryOfKeys.js';

/** Until when a credential opens the door, in a sentence of few words, as it says itself. */
export function summaryOf(found: Found, now: number): Summary {
  switch (found.kind) {
    case 'api-key':
      return ofVendorKey(found);
    case 'demo-key':
      return summary(
        'calm',
        'Opens nothing but this site’s demo',
        'It was made here, for the mock API. Nobody else accepts it.',
      );
    case 'basic':
      return summary(
        'open',
        'Opens the door until the password changes',
        'A user name and a password are in it, readable by anybody. If anybody else may have seen it, change the password now.',
      );
    case 'pem':
    case 'jwk':
    case 'jwks':
      return ofKey(found);
    case 'metadata':
      return summary(
        'calm',
        'Public: how a server introduces itself',
        'Metadata is meant to be read by anybody.',
      );
    case 'token-response':
      return ofAnswer(found);
    case 'uuid':
      return summary(
        'unknown',
        'A name, perhaps also a key',
        'Only its issuer knows whether anything opens by knowing it.',
      );
    case 'opaque':
    case 'macaroon':
      if (/^aws_secret_access_key$/i.test(found.name ?? ''))
        return summary(
          'open',
          'Opens an AWS account, with its id',
          'By its name it is the secret half of an access key. If anybody else may have seen it, deactivate that key.',
        );
      if (isPassword(found))
        return summary(
          'open',
          'Opens the door until the password changes',
          'By its name it is a password. If anybody else may have seen it, change it now.',
        );
      if (isPrivateKey(found))
        return summary(
          'open',
          'A private key: replace it',
          'By its name it is one. If anybody else may have seen it, replace it wherever its public half is trusted.',
        );
      if (SIGNS.test(found.name ?? ''))
        return summary(
          'open',
          'Whoever has it can sign tokens',
          'By its name it is the secret that tokens are signed with. If anybody else may have seen it, replace it now.',
        );
      return summary(
        'unknown',
        'Only its issuer knows what it opens',
        'It does not say who accepts it, or until when. Treat it as open until its issuer refuses it.',
      );
    default:
      return ofToken(found, now);
  }
}

/** What a secret is called that signs tokens. */
const SIGNS =
  /jwt_?-?(?:secret|key|signing)|(?:signing|signature)_?-?(?:secret|key)|token_?-?secret(?!.*id)/i;

/** What the times of a token say where nothing in them refuses it. */
const IN_FORCE: readonly (VerdictCode | undefined)[] = [
  'in-time',
  'in-time-long',
  'in-milliseconds',
  'no-expiry',
];

function ofToken(found: Found, now: number): Summary {
  if (isProof(found) && codeOf(found, 'form') === 'well-formed')
    return summary(
      'calm',
      'A proof for one request: opens nothing alone',
      'It shows that its sender has a key, for the one method and address in it. It counts only beside an access token bound to that key, and only for a moment.',
    );
  const { opensUntil, claims } = found;
  const signature = codeOf(found, 'signature');
  if (codeOf(found, 'form') === 'elided')
    return summary('unknown', 'A part of it is missing', 'Nothing can be checked without the whole of it.');
  if (codeOf(found, 'form') === 'segment-count')
    return summary(
      'unknown',
      'Not a whole token',
      'A signed token has three parts with two dots between them. Copy it again, from its first character to its last.',
    );
  if (signature === 'payload-detached')
    return summary(
      'unknown',
      'A signature without its payload',
      'What it signs is kept elsewhere. Nothing can be checked without that.',
    );
  if (signature === 'unsigned')
    return summary(
      'shut',
      'Not signed: anybody could have written it',
      'A verifier that accepts it accepts anything.',
    );
  if (signature === 'malformed' || signature === 'crit-unknown')
    return summary(
      'shut',
      'Every verifier should refuse it',
      signature === 'malformed'
        ? 'It is not written as a token must be. Perhaps not all of it was copied.'
        : 'It demands an extension that is not known here.',
    );
  if (signature === 'signature-length')
    return summary(
      'shut',
      'Its signature is cut off, or made up',
      'It is not as long as its algorithm makes it. Copy the token again, to its last character.',
    );
  if (signature === 'signature-wrong')
    return summary(
      'shut',
      'Not signed with the key you pasted',
      'Another key signed it, or it was changed after it was signed.',
    );
  if (codeOf(found, 'key') === 'key-common')
    return summary(
      'open',
      'Anyone can forge this',
      'It is signed with a secret that everybody knows, so whoever likes can sign any claims with it. Replace the secret now.',
    );
  const checked = signature?.startsWith('verified')
    ? 'Anyone who has seen it can use it. If that may be anybody else, end it now.'
    : `${uncheckedWords(signature)} If anybody else may have seen it, end it now.`;
  const bound = found.endings.includes('bound')
    ? 'It is bound to a key: a copy works only where that is not checked.'
    : checked;
  const time = codeOf(found, 'time');
  if (isIdToken(found) && IN_FORCE.includes(time))
    return summary(
      'shut',
      'An ID token: opens no API that checks',
      `It tells a client who signed in. ${signature?.startsWith('verified') ? '' : uncheckedWords(signature)} An API that checks the audience refuses it: that takes the access token.`.replace(
        '  ',
        ' ',
      ),
    );
  switch (time) {
    case 'in-time':
    case 'in-time-long':
      return summary(
        'open',
        `Opens the door for ${howLong(Number(opensUntil) - now)}`,
        `Until ${moment(Number(opensUntil))}. ${bound}`,
      );
    case 'in-milliseconds':
      return summary(
        'open',
        'Opens the door for thousands of years',
        `Its expiry is in milliseconds: read as seconds, it is ${moment(Number(opensUntil))}. ${bound}`,
      );
    case 'no-expiry':
      return summary('open', 'Opens the door for ever', `It carries no expiry. ${bound}`);
    case 'expired':
      return summary(
        'shut',
        `Expired ${howLong(now - Number(opensUntil))} ago`,
        `At ${moment(Number(opensUntil))}. A verifier that checks the time refuses it.`,
      );
    case 'not-yet':
      return summary('shut', 'Not valid yet', `From ${moment(Number(claims?.['nbf']) * 1000)} on. ${bound}`);
    case 'time-not-a-number':
      return summary(
        'unknown',
        'Until when it works depends on the verifier',
        'A time in it is not a number: some verifiers refuse it, others skip the check.',
      );
    case 'inactive':
      return summary(
        'shut',
        'Its issuer does not vouch for it',
        'The answer says that it is not active: expired, revoked, unknown there, or not for whoever asked.',
      );
    case 'time-encrypted':
      return summary(
        'unknown',
        'Encrypted: what it opens cannot be read here',
        'Only its receiver can read its claims, and until when it works. A copy can be sent again until then: if anybody else may have seen it, have it refused there.',
      );
    default:
      return summary(
        'unknown',
        'It does not say until when it works',
        'No time in it can be read. Treat it as open.',
      );
  }
}

/** Whose word it is, where no key has verified it. */
function uncheckedWords(signature: VerdictCode | undefined): string {
  return isKeyOfOther(signature)
    ? 'The key you pasted is not for this token, so this is the token’s own claim.'
    : 'This is the token’s own claim; nobody has checked its signature.';
}

/** Whether the pasted key is simply not that of the token. */
export function isKeyOfOther(signature: VerdictCode | undefined): boolean {
  return signature === 'key-forbids' || signature === 'key-other-type' || signature === 'no-key-of-this-id';
}
